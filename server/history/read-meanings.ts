import type { Queryable } from "../platform/database.ts";

/** More names than this are not walked one by one: words this common are soon found among the newest orders. */
export const MANY = 200;

/** Clients, or products, that hold all of some words. `ids` is null when there are too many to name. */
export interface Meaning {
  query: string;
  ids: string[] | null;
  names: string[];
}

/** One way to read what was typed: as a number's beginning, a client, a product, or a client's product. */
export interface Reading {
  number?: string;
  client?: Meaning;
  product?: Meaning;
}

/** The same as the database's `search_words`: lower-case, without accents, letters and digits only. */
export function searchWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Letters and digits only, so nothing in it can be an operator; each word stands for those that begin with it. */
const asQuery = (words: readonly string[]): string => words.map((word) => `'${word}':*`).join(" & ");

/** Every way to read these words that means somebody or something. */
export async function readMeanings(database: Queryable, shopId: string, text: string): Promise<Reading[]> {
  const words = searchWords(text).slice(0, 8);
  const first = words[0];
  if (!first) return [];
  const readings: Reading[] = [];
  if (words.length === 1 && /^\d{1,9}$/.test(first)) readings.push({ number: first });
  const clients = (of: readonly string[]) => meaningOf(database, shopId, "client", of);
  const products = (of: readonly string[]) => meaningOf(database, shopId, "product", of);
  const [client, product] = await Promise.all([clients(words), products(words)]);
  if (client) readings.push({ client });
  if (product) readings.push({ product });
  // Only what is nobody and nothing as a whole can be somebody's something.
  if (readings.length > 0) return readings;
  for (let cut = 1; cut < words.length; cut++) {
    const [head, tail] = [words.slice(0, cut), words.slice(cut)];
    for (const [who, what] of [
      [head, tail],
      [tail, head],
    ] as const) {
      const meant = await clients(who);
      const thing = meant && (await products(what));
      if (meant && thing) readings.push({ client: meant, product: thing });
    }
  }
  return readings;
}

async function meaningOf(
  database: Queryable,
  shopId: string,
  kind: "client" | "product",
  words: readonly string[],
): Promise<Meaning | null> {
  const query = asQuery(words);
  const { rows } = await database.query<{ id: string; name: string }>(
    kind === "client"
      ? `SELECT name AS id, name FROM client_names WHERE shop_id = $1 AND words @@ $2::tsquery LIMIT ${MANY + 1}`
      : `SELECT id, code AS name FROM products WHERE shop_id = $1 AND words @@ $2::tsquery LIMIT ${MANY + 1}`,
    [shopId, query],
  );
  if (rows.length === 0) return null;
  return {
    query,
    ids: rows.length > MANY ? null : rows.map(({ id }) => id),
    names: rows.map(({ name }) => name),
  };
}
