import { setImmediate } from "node:timers/promises";
import { type OrderFact, orderFact } from "../../shared/insights/order-fact.ts";
import type { WorkingHours } from "../../shared/insights/working-hours.ts";
import { workingTime } from "../../shared/insights/working-time.ts";
import { type Database, type Transaction, transaction } from "../platform/database.ts";
import { addFacts, subtractFacts } from "./fact-sums.ts";
import { moveMark, readUncounted, type Uncounted } from "./uncounted-orders.ts";
import { basisOf, readWorkingHours } from "./working-hours.ts";

const BATCH = 250;
/** Shorter than the limit of a statement: whoever waits for another process's counting is told so, not cut off. */
const LONGEST_WAIT_MS = 2_000;
const LOCK_NOT_AVAILABLE = "55P03";

/** `some`: time ran out before everything was counted; `elsewhere`: another process is at it. */
export type CaughtUp = "all" | "some" | "elsewhere";

/**
 * Brings the figures up to the log, order by order that changed since: ticks pay nothing for them. Facts, sums and the
 * mark move in one transaction and one process at a time, so it may be called, or killed, at any moment.
 */
export async function catchUp(
  database: Database,
  shopId: string,
  { budgetMs = Number.POSITIVE_INFINITY, batch = BATCH } = {},
): Promise<CaughtUp> {
  const until = performance.now() + budgetMs;
  const hours = await readWorkingHours(database, shopId);
  for (let batches = 1; ; batches++) {
    const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(1, Math.ceil(until - performance.now())));
    const counted = await transaction(database, (tx) => countBatch(tx, shopId, hours, waitMs, batch)).catch(
      (error: unknown) => {
        if (isLockTimeout(error)) return null;
        throw error;
      },
    );
    if (counted !== null && counted < batch) {
      // So many new rows at once would be planned for as if there were none, until the next automatic look.
      if (batches > 1 || counted > batch / 2)
        await database.query("ANALYZE order_facts, figure_days, figure_sums");
      return "all";
    }
    if (performance.now() > until) return counted === null ? "elsewhere" : "some";
  }
}

/** Forgets all facts and sums; the next `catchUp` makes them again from the log. */
export async function forgetFigures(tx: Transaction, shopId: string): Promise<void> {
  await lockFigures(tx, shopId);
  for (const table of ["order_facts", "figure_days", "figure_sums", "figure_state"])
    await tx.query(`DELETE FROM ${table} WHERE shop_id = $1`, [shopId]);
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE;

async function countBatch(
  tx: Transaction,
  shopId: string,
  hours: WorkingHours,
  waitMs: number,
  batch: number,
): Promise<number> {
  await tx.query("SELECT set_config('lock_timeout', $1, true)", [`${waitMs}ms`]);
  await lockFigures(tx, shopId);
  const basis = basisOf(hours);
  const orders = await readUncounted(tx, shopId, basis, batch);
  if (orders.length > 0) {
    const ids = orders.map((order) => order.id);
    const worked = workingTime(hours);
    const facts: ReturnType<typeof rowOf>[] = [];
    for (const [index, order] of orders.entries()) {
      const { created_at: createdAt, lines, log } = order;
      const fact = orderFact(createdAt.toISOString(), lines ?? [], log ?? [], hours, worked);
      facts.push(rowOf(order, basis, fact));
      if (index % 10 === 9) await setImmediate(); // ticks come between
    }
    const counted = orders.filter((order) => order.counted).map((order) => order.id);
    if (counted.length > 0) await subtractFacts(tx, shopId, counted);
    await writeFacts(tx, shopId, facts);
    await addFacts(tx, shopId, ids);
  }
  await moveMark(tx, shopId);
  return orders.length;
}

async function lockFigures(tx: Transaction, shopId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('figures'), hashtext($1))", [shopId]);
}

function rowOf(order: Uncounted, basis: string, fact: OrderFact | null) {
  return {
    order_id: order.id,
    version: order.version,
    basis,
    seller_id: order.seller_id,
    logistics_id: order.logistics_id,
    day: fact?.day ?? null,
    lines: fact?.lines ?? 0,
    units: fact?.units ?? 0,
    queue_ms: fact?.queueMs ?? 0,
    hands_on_ms: fact?.handsOnMs ?? 0,
    purchase_ms: fact?.purchaseMs ?? 0,
    ready_ms: fact?.readyMs ?? 0,
    people: fact?.people ?? [],
    products: fact?.products ?? [],
  };
}

async function writeFacts(tx: Transaction, shopId: string, facts: ReturnType<typeof rowOf>[]): Promise<void> {
  await tx.query(
    `INSERT INTO order_facts (shop_id, order_id, version, basis, day, seller_id, logistics_id, lines, units, queue_ms, hands_on_ms,
       purchase_ms, ready_ms, people, products)
     SELECT $1, f.* FROM jsonb_to_recordset($2) AS f(order_id uuid, version int, basis text, day date, seller_id uuid,
       logistics_id text, lines int, units bigint, queue_ms bigint, hands_on_ms bigint, purchase_ms bigint, ready_ms bigint,
       people jsonb, products jsonb)
     ON CONFLICT (shop_id, order_id) DO UPDATE SET version = excluded.version, basis = excluded.basis, day = excluded.day,
       seller_id = excluded.seller_id, logistics_id = excluded.logistics_id, lines = excluded.lines, units = excluded.units,
       queue_ms = excluded.queue_ms, hands_on_ms = excluded.hands_on_ms, purchase_ms = excluded.purchase_ms,
       ready_ms = excluded.ready_ms, people = excluded.people, products = excluded.products`,
    [shopId, JSON.stringify(facts)],
  );
}
