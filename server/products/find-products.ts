import type { Product } from "../../shared/orders/product.ts";
import type { Queryable } from "../platform/database.ts";

const MOST = 20;

/**
 * Products whose code begins with these words, or that have all of them in their code or description, each as the
 * beginning of a word, whatever the accents and capitals. A code that fits comes first.
 */
export async function findProducts(database: Queryable, shopId: string, text: string): Promise<Product[]> {
  const { rows } = await database.query<Product>({
    name: "find-products",
    text: `WITH wanted AS (
        SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery AS words FROM unnest(search_words($2)) AS word
      )
      SELECT code, description, unit, unit_price_cents AS "unitPriceCents" FROM products, wanted
      WHERE shop_id = $1 AND products.words @@ wanted.words
      ORDER BY starts_with(lower(code), lower(trim($2))) DESC, description, code LIMIT ${MOST}`,
    values: [shopId, text],
  });
  return rows;
}
