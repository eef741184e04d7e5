import type { Queryable } from "../platform/database.ts";
import { IS_UNCOUNTED } from "./uncounted-orders.ts";

export interface FigureState {
  /** Another one whenever any fact came, went or changed; null before the first. */
  facts: string | null;
  /** Another one whenever somebody, or a way to send, is called otherwise. */
  names: string;
  /** There are orders whose facts are missing or old. */
  uncounted: boolean;
}

/** By what kept figures know that they still hold. */
export async function readFigureState(
  database: Queryable,
  shopId: string,
  basis: string,
): Promise<FigureState> {
  const { rows } = await database.query<FigureState>({
    name: "figure_state",
    text: `SELECT s.stamp::text AS facts, h.names_stamp::text AS names,
        (${IS_UNCOUNTED}) AS uncounted
      FROM shops h LEFT JOIN figure_state s ON s.shop_id = h.id WHERE h.id = $1`,
    values: [shopId, basis],
  });
  return rows[0] ?? { facts: null, names: "", uncounted: true };
}
