import assert from "node:assert/strict";
import { catchUp } from "../server/insights/catch-up.ts";
import { FIRST_SHOP_ID as shopId } from "../server/platform/shop.ts";
import type { Figures } from "../shared/insights/figures.ts";
import { ADMIN, openTestShop } from "../test-support/test-shop.ts";
import { timed, writeManyOrders } from "./many-orders.ts";

/** `node bench/figures.ts [orders]`: what the page of figures costs on a hundred thousand finished orders. */
const wanted = Number(process.argv[2] ?? 100_000);
const shop = await openTestShop();
const everyDays = Number(process.argv[3] ?? 30);
const finished = await writeManyOrders(shop, Math.ceil(wanted * 1.03), { everyDays, withLog: true });
console.log(`${finished} finished orders`);
const start = performance.now();
await catchUp(shop.database, shopId);
console.log(`all counted from their logs in ${Math.round((performance.now() - start) / 1000)} s`);
await shop.database.query("ANALYZE");
const admin = await shop.signIn(ADMIN.login, ADMIN.pin);
const ask = async (query: string): Promise<Figures> => {
  const answer = await admin.request("GET", `/api/figures?${query}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
};
const all = await ask("from=2000-01-01&to=2030-12-31");
const seller = all.sellers[0]?.id ?? "";
const questions = {
  "all time": "from=2000-01-01&to=2030-12-31",
  "all time but for a day at each end": `from=${all.days[1]?.day}&to=${all.days.at(-2)?.day}`,
  "30 days": "from=2026-10-20&to=2026-11-18",
  "a year": "from=2025-11-10&to=2026-11-09",
  "a year of one seller": `from=2025-11-10&to=2026-11-09&seller=${seller}`,
  "all time of one seller": `from=2000-01-02&to=2030-12-30&seller=${seller}`,
  "all time of one seller by Correios": `from=2000-01-02&to=2030-12-30&seller=${seller}&logistics=correios`,
};
for (const [name, query] of Object.entries(questions)) {
  const { total } = await ask(query);
  const { p50, max } = await timed(() => ask(query));
  console.log(
    `${name.padEnd(40)} ${String(total.orders).padStart(7)} orders   p50 ${p50} ms   max ${max} ms`,
  );
}
const { rows } = await shop.database.query<{ name: string; size: string }>(
  `SELECT relname AS name, pg_size_pretty(pg_total_relation_size(oid)) AS size FROM pg_class
   WHERE relname IN ('orders', 'lines', 'order_events', 'order_facts', 'figure_days', 'figure_sums') ORDER BY 1`,
);
console.log(rows.map(({ name, size }) => `${name} ${size}`).join(" · "));
await shop.close();
