import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DEFAULT_WORKING_HOURS } from "../../shared/insights/default-working-hours.ts";
import type { Figures } from "../../shared/insights/figures.ts";
import type { WorkingHours } from "../../shared/insights/working-hours.ts";
import { hireTeam, writePast } from "../../test-support/insights/past-of-a-shop.ts";
import { type PastOrder, slowFigures } from "../../test-support/insights/slow-figures.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import type { Team } from "../demo/invent-orders.ts";
import { readEvents } from "../orders/order-log.ts";
import { readOrder } from "../orders/read-order.ts";
import { transaction } from "../platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";
import { catchUp, forgetFigures } from "./catch-up.ts";

/** A few hundred orders in the normal run, ten thousand in the long one. */
const DAYS = process.env.SOAK ? 480 : 45;
const PER_DAY = process.env.SOAK ? 30 : 9;
const LAST_DAY = "2026-03-13";

let shop: TestShop;
let admin: Hand;
let team: Team;
let past: PastOrder[];
before(async () => {
  shop = await openTestShop();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  team = await hireTeam(shop);
  past = await writePast(shop, team, { lastDay: LAST_DAY, days: DAYS, perDay: PER_DAY, firstNumber: 10_000 });
});
after(() => shop.close());

async function ask(query: Partial<Parameters<typeof slowFigures>[2]>): Promise<Figures> {
  for (;;) {
    const answer = await admin.request("GET", `/api/figures?${new URLSearchParams(Object.entries(query))}`);
    assert.equal(answer.statusCode, 200, answer.body);
    const figures: Figures = answer.json();
    if (!figures.behind) return figures;
  }
}

const byKey = <V>(rows: Iterable<[string, V]>) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));

/** Every figure of the answer against the slow reference; the products' lists hold the most only. */
function compare(figures: Figures, period: Parameters<typeof slowFigures>[2], hours = DEFAULT_WORKING_HOURS) {
  const slow = slowFigures(past, hours, period);
  assert.ok(slow.total.orders > 0, "there is something to count");
  assert.deepEqual(figures.total, slow.total);
  assert.deepEqual(
    figures.days.map(({ day, ...sum }) => [day, sum]),
    byKey(slow.days),
  );
  const named = (rows: { id: string; name: string }[]) =>
    byKey(rows.map(({ id, name: _, ...rest }) => [id, rest]));
  assert.deepEqual(named(figures.sellers), byKey(slow.sellers));
  assert.deepEqual(named(figures.logistics), byKey(slow.logistics));
  assert.deepEqual(named(figures.people), byKey(slow.people));
  const most = (
    of: "missing" | "bought" | "picked",
    ...by: ("missingOrders" | "boughtOrders" | "missing" | "bought" | "picked")[]
  ) =>
    [...slow.products]
      .filter(([, product]) => product[of] > 0)
      .sort(
        ([a, x], [b, y]) =>
          by.map((key) => y[key] - x[key]).find((difference) => difference !== 0) ?? (a < b ? -1 : 1),
      )
      .slice(0, 15);
  const listed = (of: "missing" | "bought" | "picked") =>
    figures.products[of].map(({ code, description: _, ...rest }) => [code, rest]);
  assert.deepEqual(listed("missing"), most("missing", "missingOrders", "missing"));
  assert.deepEqual(listed("bought"), most("bought", "boughtOrders", "bought"));
  assert.deepEqual(listed("picked"), most("picked", "picked"));
}

test("the figures are what replaying every order shows, for any period, seller and logistics", async () => {
  const seller = team.sellers[0]!.id;
  const periods = [
    { from: "2025-01-01", to: "2026-12-31" },
    { from: "2026-03-02", to: "2026-03-06" },
    { from: "2026-02-10", to: "2026-03-10" },
    { from: "2026-02-01", to: "2026-02-28" },
    { from: "2026-02-01", to: "2026-03-11" },
    { from: "2026-02-04", to: "2026-02-24" },
    { from: "2026-02-05", to: "2026-03-05" },
  ];
  for (const period of periods)
    for (const filter of [{}, { seller }, { logistics: "correios" }, { seller, logistics: "correios" }])
      compare(await ask({ ...period, ...filter }), { ...period, ...filter });
});

async function sums(): Promise<unknown> {
  const { rows } = await shop.database.query(
    `SELECT (SELECT json_agg(d ORDER BY day, seller_id, logistics_id) FROM figure_days d WHERE orders <> 0) AS days,
       (SELECT json_agg(s ORDER BY kind, scope, grain, start, subject) FROM figure_sums s WHERE orders <> 0) AS sums,
       (SELECT json_agg(f ORDER BY order_id) FROM order_facts f WHERE day IS NOT NULL) AS facts`,
  );
  return rows[0];
}

test("orders that are reopened, finished again and added later leave the same sums as counting all from the log", async () => {
  await catchUp(shop.database, shopId);
  const finished = past.filter(({ order }) => order.state === "finished" || order.state === "dispatched");
  for (const { order } of finished.slice(0, 6)) {
    const [reopened] = await admin.send(order.id, { type: "reopen", reason: "customer_request" });
    assert.equal(reopened?.outcome, "applied");
  }
  await catchUp(shop.database, shopId);
  const [one, two, three] = finished.slice(0, 3).map(({ order }) => order);
  await admin.send(one!.id, { type: "finish" });
  await admin.send(two!.id, { type: "cancel", reason: "customer_request" });
  await admin.send(three!.id, { type: "unpick", lineId: three!.lines.find((line) => line.picked > 0)!.id });
  await admin.send(three!.id, { type: "finishShort", reason: "customer_request" });
  await catchUp(shop.database, shopId);
  const more = await writePast(shop, team, { lastDay: LAST_DAY, days: 3, perDay: 4, firstNumber: 90_000 }, 2);
  await catchUp(shop.database, shopId);
  past = [...past, ...more];

  const incremental = await sums();
  await transaction(shop.database, (tx) => forgetFigures(tx, shopId));
  await catchUp(shop.database, shopId);
  assert.deepEqual(await sums(), incremental);

  const touched = new Set(finished.slice(0, 6).map(({ order }) => order.id));
  const now = await Promise.all(
    [...touched].map(async (id): Promise<PastOrder> => {
      return {
        order: (await readOrder(shop.database, shopId, id))!,
        log: await readEvents(shop.database, shopId, id, 0),
      };
    }),
  );
  past = [...past.filter(({ order }) => !touched.has(order.id)), ...now];
  const period = { from: "2020-01-01", to: "2030-12-31" };
  compare(await ask(period), period);
});

test("counting in small bites moves its mark along and passes nobody by", async () => {
  await catchUp(shop.database, shopId);
  const whole = await sums();
  await shop.database.query("UPDATE orders SET changed_at = created_at WHERE closed_changed_at IS NOT NULL");
  await transaction(shop.database, (tx) => forgetFigures(tx, shopId));
  for (let bite = 1; bite <= 5; bite++) {
    assert.equal(await catchUp(shop.database, shopId, { budgetMs: 0, batch: 7 }), "some");
    const { rows } = await shop.database.query<{ counted: number; before: number; passed: number }>(
      `SELECT count(f.order_id) AS counted, count(*) FILTER (WHERE o.closed_changed_at <= s.caught_up_to) AS before,
         count(*) FILTER (WHERE o.closed_changed_at <= s.caught_up_to AND f.order_id IS NULL AND o.state <> 'cancelled') AS passed
       FROM figure_state s, orders o LEFT JOIN order_facts f ON f.order_id = o.id WHERE o.closed_changed_at IS NOT NULL`,
    );
    assert.equal(rows[0]?.counted, 7 * bite);
    assert.ok(rows[0].before >= 7 * bite - 1, "it has moved");
    assert.equal(rows[0].passed, 0);
  }
  await catchUp(shop.database, shopId, { batch: 50 });
  assert.deepEqual(await sums(), whole);
});

test("other working hours, in another zone, count the same past anew", async () => {
  const hours: WorkingHours = {
    timeZone: "America/New_York",
    week: [1, 2, 3, 4, 5, 6].flatMap((weekday) => [
      { weekday, opens: "08:00", closes: "12:00" },
      { weekday, opens: "13:00", closes: "19:00" },
    ]),
  };
  const set = (value: unknown) =>
    shop.database.query(
      "UPDATE shops SET settings = settings || jsonb_build_object('workingHours', $2::jsonb) WHERE id = $1",
      [shopId, JSON.stringify(value)],
    );
  await set(hours);
  const period = { from: "2025-01-01", to: "2026-12-31" };
  const figures = await ask(period);
  assert.deepEqual(figures.hours, hours);
  compare(figures, period, hours);
  await set({ timeZone: "Nowhere/Land", week: [] });
  const again = await ask(period);
  assert.deepEqual(again.hours, DEFAULT_WORKING_HOURS, "odd hours are as if they had never been set");
  compare(again, period);
});

test("several processes that count at once count everything once", async () => {
  const before = await sums();
  await transaction(shop.database, (tx) => forgetFigures(tx, shopId));
  await Promise.all([1, 2, 3].map(() => catchUp(shop.database, shopId)));
  assert.deepEqual(await sums(), before);
});

test("what is finished now is in the figures that are read next", async () => {
  const before = (await ask({})).glance.today.orders;
  const order = await admin.newOrder("70001");
  await admin.send(
    order.id,
    ...order.lines.map((line) => ({ type: "pick" as const, lineId: line.id, quantity: line.requested })),
  );
  await admin.send(order.id, { type: "finish" });
  const figures = await ask({});
  assert.equal(figures.glance.today.orders, before + 1);
  assert.ok(
    figures.people.some(({ id, lines }) => id === admin.me.person.id && lines === order.lines.length),
  );
  await admin.send(order.id, { type: "reopen", reason: "customer_request" });
  assert.equal((await ask({})).glance.today.orders, before);
});

test("reading a year of figures walks sums, not orders", async () => {
  const { rows } = await shop.database.query<{ orders: number; days: number }>(
    "SELECT (SELECT count(*) FROM order_facts) AS orders, (SELECT count(*) FROM figure_days) AS days",
  );
  assert.ok(rows[0]!.orders > 0 && rows[0]!.days <= rows[0]!.orders);
  const pool = shop.database;
  const asked: string[] = [];
  const { readFigures } = await import("./read-figures.ts");
  const listening = {
    query: (text: string, values?: unknown[]) => {
      asked.push(text);
      return pool.query(text, values);
    },
  } as Pick<typeof pool, "query">; // of the driver's many signatures, the one that is used here
  const moment = { now: Date.now(), hours: DEFAULT_WORKING_HOURS };
  await readFigures(listening, shopId, { from: "2025-01-01", to: "2025-12-31" }, moment);
  await readFigures(listening, shopId, { from: "2025-01-13", to: "2026-02-11" }, moment);
  assert.equal(asked.length, 8);
  assert.ok(asked.every((text) => !/order_facts|\borders o\b|order_events|\blines l\b/.test(text)));
});

test("only an administrator reads figures; a period must be days, and begin before it ends", async () => {
  for (const role of ["seller", "picker", "buyer"] as const) {
    const answer = await (await shop.hire(role)).request("GET", "/api/figures");
    assert.deepEqual([answer.statusCode, answer.json().code], [403, "forbidden"]);
  }
  assert.equal((await shop.app.inject({ method: "GET", url: "/api/figures" })).statusCode, 401);
  const refused = async (query: string) => (await admin.request("GET", `/api/figures?${query}`)).json().code;
  assert.equal(await refused("from=2026-02-31"), "bad_request");
  assert.equal(await refused("from=yesterday"), "bad_request");
  assert.equal(await refused("from=2026-03-02&to=2026-03-01"), "period_backwards");
});
