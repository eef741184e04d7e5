import type { HistoryPage } from "../../shared/history/history.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import type { Queryable } from "../platform/database.ts";
import type { Reading } from "./read-meanings.ts";

const FEW = 4;

/** Whom and what the words may mean, when it is few enough to choose from. */
export async function suggestions(
  database: Queryable,
  shopId: string,
  readings: readonly Reading[],
): Promise<Pick<HistoryPage, "clients" | "products">> {
  const clients = new Set(readings.flatMap(({ client }) => (client?.ids ? client.names : [])));
  const codes = new Set(readings.flatMap(({ product }) => (product?.ids ? product.names : [])));
  const { rows } = await database.query<HistoryPage["products"][number]>(
    "SELECT code, description FROM products WHERE shop_id = $1 AND code = ANY($2) ORDER BY description LIMIT $3",
    [shopId, [...codes].slice(0, FEW), FEW],
  );
  return { clients: [...clients].sort().slice(0, FEW), products: rows };
}

/** Everybody whose orders there may be, also who has left. */
export async function readSellers(database: Queryable, shopId: string): Promise<PersonRef[]> {
  const { rows } = await database.query<PersonRef>(
    "SELECT id, name FROM people WHERE shop_id = $1 AND role IN ('seller', 'admin') ORDER BY name",
    [shopId],
  );
  return rows;
}

export async function readPerson(database: Queryable, shopId: string, id: string): Promise<PersonRef | null> {
  const { rows } = await database.query<PersonRef>(
    "SELECT id, name FROM people WHERE shop_id = $1 AND id = $2",
    [shopId, id],
  );
  return rows[0] ?? null;
}
