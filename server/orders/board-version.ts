import type { Aside } from "../people/session.ts";
import type { Queryable } from "../platform/database.ts";
import { CARD_COLUMNS, type CardRow, cardFromRow } from "./order-rows.ts";

export const IS_OPEN = "o.state IN ('new', 'picking', 'waiting', 'ready')";

/**
 * Names what the board shows, to the letter: another state of any order, one order more or less, or somebody's other name is
 * another version. The moment of the change is in it, so that a restored past that goes on otherwise is never taken for this one.
 */
export const BOARD_VERSION: Aside = {
  name: "board",
  sql: `SELECT concat_ws('.', h.names_stamp, b.count, b.digest) FROM shops h, LATERAL (
      SELECT count(*), bit_xor(hash_record_extended(ROW(o.id, o.version, o.changed_at), 0)) AS digest
      FROM orders o WHERE o.shop_id = h.id AND ${IS_OPEN}) b
    WHERE h.id = $1`,
};

export async function readBoardVersion(database: Queryable, shopId: string): Promise<string> {
  const { rows } = await database.query<{ version: string }>({
    name: "board_version",
    text: `SELECT (${BOARD_VERSION.sql}) AS version`,
    values: [shopId],
  });
  return rows[0]?.version ?? "";
}

/** All open orders, oldest first, as the answer that screens get; and the version of exactly these. */
export async function readBoard(
  database: Queryable,
  shopId: string,
): Promise<{ version: string; bytes: Buffer }> {
  const { rows } = await database.query<CardRow & { board: string }>({
    name: "board",
    text: `SELECT (${BOARD_VERSION.sql}) AS board, ${CARD_COLUMNS}
      FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
      WHERE o.shop_id = $1 AND ${IS_OPEN} ORDER BY o.created_at, o.id`,
    values: [shopId],
  });
  const answer = { orders: rows.map(cardFromRow), nextCursor: null };
  // Of an empty board there is no row to say its version: it is made again each time, which costs nothing.
  return { version: rows[0]?.board ?? "", bytes: Buffer.from(JSON.stringify(answer)) };
}
