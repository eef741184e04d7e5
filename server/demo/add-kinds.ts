import type { ClientBase } from "pg";
import { copyText } from "./copy-rows.ts";
import type { Invented } from "./order-story.ts";

/** By code: "id, code, description" of each kind, ready for a row of lines. */
export type Kinds = Map<string, string[]>;

export async function addKinds(
  client: ClientBase,
  shopId: string,
  invented: readonly Invented[],
  kinds: number,
  makeId: (nowMs: number) => string,
): Promise<Kinds> {
  const first = Date.parse(invented[0]?.order.createdAt ?? "2020-01-01");
  const goods = new Map(invented.flatMap(({ quote }) => quote.lines.map((line) => [line.code, line])));
  const made = [...goods.values()].flatMap(({ code, description, unit, unitPriceCents }) =>
    Array.from({ length: kinds }, (_, kind) => ({
      id: makeId(first),
      of: code,
      code: kind === 0 ? code : `${code}-${kind}`,
      description: kind === 0 ? description : `${description} MOD ${kind}`,
      unit,
      unit_price_cents: unitPriceCents,
    })),
  );
  await client.query(
    `INSERT INTO products (shop_id, id, code, description, unit, unit_price_cents)
     SELECT $1, r.* FROM jsonb_to_recordset($2) AS r(id uuid, code text, description text, unit text, unit_price_cents bigint)
     ON CONFLICT (shop_id, code) DO NOTHING`,
    [shopId, JSON.stringify(made)],
  );
  const { rows } = await client.query<{ id: string; code: string }>(
    "SELECT id, code FROM products WHERE shop_id = $1 AND code = ANY($2)",
    [shopId, made.map(({ code }) => code)],
  );
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  const products: Kinds = new Map();
  for (const { of, code, description } of made) {
    const texts = products.get(of) ?? [];
    texts.push(`${ids.get(code)}\t${copyText(code)}\t${copyText(description)}`);
    products.set(of, texts);
  }
  return products;
}
