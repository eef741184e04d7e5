import pg from "pg";
import { FIRST_SHOP_ID as shopId } from "../server/platform/shop.ts";
import { hireTeam, writePast } from "../test-support/insights/past-of-a-shop.ts";
import type { TestShop } from "../test-support/test-shop.ts";

const BASE = { lastDay: "2026-11-20", days: 60, perDay: 22, firstNumber: 5_000_000 };
const VARIANTS = 200;

/**
 * A long past by copying an invented one: each copy lies `everyDays` earlier, with other clients and products. Logs are
 * copied when they are wanted, moves and all.
 */
export async function writeManyOrders(
  shop: TestShop,
  wanted: number,
  { everyDays, withLog }: { everyDays: number; withLog: boolean },
): Promise<number> {
  const { database } = shop;
  const base = await writePast(shop, await hireTeam(shop), BASE);
  // Of its own: the shop's connections wait for nothing as long as this takes.
  const client = new pg.Client({ connectionString: database.options.connectionString });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO products (shop_id, id, code, description, unit, unit_price_cents)
       SELECT shop_id, gen_random_uuid(), code || '-' || n, description || ' MOD ' || n, unit, unit_price_cents
       FROM products, generate_series(1, $1::int - 1) n`,
      [VARIANTS],
    );
    await client.query(
      `CREATE TEMP TABLE base AS SELECT o.*, row_number() OVER (ORDER BY o.id) AS nth FROM orders o WHERE shop_id = $1`,
      [shopId],
    );
    const copies = Math.ceil(wanted / base.length) - 1;
    for (let from = 1; from <= copies; from += 50) {
      const range = [from, Math.min(copies, from + 49)];
      await client.query("BEGIN");
      await client.query("DROP TABLE IF EXISTS made");
      await client.query(
        `CREATE TEMP TABLE made AS SELECT b.id AS old_id, k, k % ${VARIANTS} AS variant, at.back, (
           lpad(to_hex((extract(epoch FROM b.created_at - at.back) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15)
         )::uuid AS id, b.created_at - at.back AS created_at
         FROM base b, generate_series(${range[0]}, ${range[1]}) k, LATERAL (SELECT k * interval '${everyDays} days' AS back) at,
           LATERAL (SELECT md5(b.id::text || k) AS h) m`,
      );
      await client.query(
        `INSERT INTO quotes (shop_id, id, number, content, file_sha256, created_by, created_at)
         SELECT b.shop_id, m.id, b.number, '{}', '', b.seller_id, m.created_at FROM made m JOIN base b ON b.id = m.old_id`,
      );
      await client.query(
        `INSERT INTO orders (shop_id, id, quote_id, request_id, number, version, client_code, client_name, seller_id, logistics_id,
           packaging, total_cents, discount_cents, payable_cents, created_at, finished, dispatched, cancelled, state, progress,
           lines_count, lines_resolved, units, units_resolved, units_missing, units_arrived, pickers)
         SELECT b.shop_id, m.id, m.id, m.id, (b.nth + m.k * ${base.length})::text, b.version, b.client_code, b.client_name || ' ' || m.k % 400, b.seller_id,
           b.logistics_id, b.packaging, b.total_cents, b.discount_cents, b.payable_cents, m.created_at,
           ${earlier("b.finished")}, ${earlier("b.dispatched")}, ${earlier("b.cancelled")}, b.state, b.progress, b.lines_count,
           b.lines_resolved, b.units, b.units_resolved, b.units_missing, b.units_arrived, b.pickers
         FROM made m JOIN base b ON b.id = m.old_id`,
      );
      await client.query(
        `INSERT INTO lines (shop_id, order_id, id, position, product_id, code, description, unit, unit_price_cents, total_cents, requested,
           pending, picked, to_buy, bought, arrived, substituted, not_sent)
         SELECT l.shop_id, m.id, l.id, l.position, p.id, p.code, p.description, l.unit, l.unit_price_cents, l.total_cents, l.requested,
           l.pending, l.picked, l.to_buy, l.bought, l.arrived, l.substituted, l.not_sent
         FROM made m JOIN lines l ON l.order_id = m.old_id
         JOIN products p ON p.shop_id = l.shop_id AND p.code = l.code || CASE m.variant WHEN 0 THEN '' ELSE '-' || m.variant END`,
      );
      if (withLog)
        await client.query(
          `INSERT INTO order_events (shop_id, order_id, version, type, at, happened_at, by_id, by_name, command_id, data)
           SELECT e.shop_id, m.id, e.version, e.type, e.at - m.back, e.happened_at - m.back, e.by_id, e.by_name, e.command_id, e.data
           FROM made m JOIN order_events e ON e.order_id = m.old_id`,
        );
      await client.query("COMMIT");
    }
    await client.query("VACUUM ANALYZE");
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*) FROM orders WHERE state IN ('finished', 'dispatched')",
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

const earlier = (stamp: string) =>
  `CASE WHEN ${stamp} IS NOT NULL THEN ${stamp} || jsonb_build_object('at',
     to_char((${stamp} ->> 'at')::timestamptz - m.back, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END`;

/** The middle and the slowest of some runs, in milliseconds, after one that warms up. */
export async function timed(run: () => Promise<unknown>, runs = 15): Promise<{ p50: number; max: number }> {
  await run();
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return {
    p50: Math.round(times[Math.floor(runs / 2)]! * 10) / 10,
    max: Math.round(times.at(-1)! * 10) / 10,
  };
}
