import type { Figures } from "../../shared/insights/figures.ts";
import type { Queryable } from "../platform/database.ts";
import type { ProductSums } from "./read-sums.ts";

/** As they are called at this moment: every new quote may say it otherwise. */
export async function describeProducts(
  database: Queryable,
  shopId: string,
  { missing, bought, picked }: ProductSums,
): Promise<Figures["products"]> {
  const codes = new Set([...missing, ...bought, ...picked].map(({ code }) => code));
  const { rows } = await database.query<{ code: string; description: string }>({
    name: "describe_products",
    text: "SELECT code, description FROM products WHERE shop_id = $1 AND code = ANY($2)",
    values: [shopId, [...codes]],
  });
  const descriptions = new Map(rows.map(({ code, description }) => [code, description]));
  const describe = (sums: ProductSums[keyof ProductSums]) =>
    sums.map((sum) => ({ ...sum, description: descriptions.get(sum.code) ?? "" }));
  return { missing: describe(missing), bought: describe(bought), picked: describe(picked) };
}
