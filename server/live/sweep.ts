import { readChangedOrders } from "../orders/read-changed-orders.ts";
import type { Queryable } from "../platform/database.ts";
import type { Teller } from "./tell-in-turn.ts";

/**
 * Finds what was committed and never announced here: by a process that was killed in between, or while the way between
 * the processes was broken. It looks back over its window from its last success, so that neither a long transaction nor
 * a database that was away hides a change.
 */
export function createSweep(
  {
    database,
    shopId,
    windowMs,
    underWayMs,
    now = Date.now,
  }: {
    database: Queryable;
    shopId: string;
    windowMs: number;
    underWayMs: number;
    now?: () => number;
  },
  teller: Pick<Teller, "changed" | "forgetBefore">,
  repaired: () => void = () => {},
) {
  let succeededAt = now();
  let listeningSince = now();
  return {
    /** Nobody listens: whoever comes will read everything anew. */
    rest(): void {
      succeededAt = now();
      listeningSince = succeededAt;
    },
    async run(): Promise<void> {
      const begun = now();
      const withinMs = windowMs + begun - succeededAt;
      for (const { id, version, ageMs } of await readChangedOrders(database, shopId, withinMs)) {
        const shouldBeKnown = ageMs > underWayMs && ageMs < begun - listeningSince;
        if (teller.changed(id, version) && shouldBeKnown) repaired();
      }
      succeededAt = begun;
      teller.forgetBefore(begun - 5 * windowMs);
    },
  };
}
