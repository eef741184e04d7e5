import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type LiveScreen, openScreen } from "../../../test-support/live-screen.ts";
import { readMetrics } from "../../../test-support/read-metrics.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../../test-support/test-shop.ts";
import { until } from "../../../test-support/until.ts";
import { createSweep } from "../../live/sweep.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { metricsText } from "../../platform/metrics-text.ts";
import { FIRST_SHOP_ID } from "../../platform/shop.ts";
import { patternOf } from "./watch-http.ts";

let shop: TestShop;
let admin: Hand;
let seller: Hand;
let ana: Hand;
const screens: LiveScreen[] = [];
before(async () => {
  shop = await openTestShop();
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  [seller, ana] = [await shop.hire("seller"), await shop.hire("picker")];
});
after(async () => {
  for (const screen of screens) screen.close();
  await shop.close();
});

/** How far these went up while something was done. */
async function risen(act: () => Promise<unknown>): Promise<(series: string) => number> {
  const { values: before } = await readMetrics(shop.app);
  await act();
  const { values: now } = await readMetrics(shop.app);
  return (series) => (now.get(series) ?? 0) - (before.get(series) ?? 0);
}

test("requests are counted by their route's pattern and kind of answer, and no order or person makes a series", async () => {
  const order = await seller.newOrder("0");
  const rise = await risen(async () => {
    for (let time = 0; time < 3; time++) await seller.order(order.id);
    await seller.request("GET", `/api/orders/${crypto.randomUUID()}`);
    await seller.request("GET", "/api/nada");
  });
  const count = (status: string) =>
    `separacao_http_request_duration_seconds_count{method="GET",route="/api/orders/:id",status="${status}"}`;
  assert.deepEqual([rise(count("2xx")), rise(count("4xx"))], [3, 1]);
  assert.equal(
    rise('separacao_http_request_duration_seconds_count{method="GET",route="none",status="4xx"}'),
    1,
  );
  const { text, values } = await readMetrics(shop.app);
  assert.equal(patternOf("/assets/board-Cx1y2z.js"), "/assets/*", "nor does each file of each build");
  assert.ok(!text.includes(order.id) && !text.includes(seller.me.person.id));
  const bucket = (bound: string) =>
    values.get(
      `separacao_http_request_duration_seconds_bucket{method="GET",route="/api/orders/:id",status="2xx",le="${bound}"}`,
    );
  assert.equal(bucket("+Inf"), values.get(count("2xx")), "the last bucket holds all");
  assert.ok((bucket("0.001") ?? 0) <= (bucket("10") ?? 0));
});

test("commands are counted by type and outcome, and surplus by units", async () => {
  const order = await seller.newOrder("0");
  const line = order.lines[0]!;
  const rise = await risen(async () => {
    await ana.send(order.id, { type: "pick", lineId: line.id, quantity: line.requested, seenVersion: 1 });
    await seller.send(order.id, { type: "pick", lineId: line.id, quantity: line.requested, seenVersion: 1 });
    await ana.send(order.id, { type: "finish" });
  });
  const of = (type: string, outcome: string) =>
    rise(`separacao_commands_total{type="${type}",outcome="${outcome}"}`);
  assert.deepEqual([of("pick", "applied"), of("pick", "nothing_to_do"), of("finish", "refused")], [1, 1, 1]);
  assert.equal(rise("separacao_surplus_units_total"), line.requested);
});

test("sockets, what they hear and the bytes that went over the lines can be seen", async () => {
  const order = await seller.newOrder("0");
  let screen: LiveScreen | undefined;
  const rise = await risen(async () => {
    screen = await openScreen(shop.app, ana);
    screens.push(screen);
    await screen.watch("board", `order:${order.id}`);
  });
  assert.equal(rise('separacao_live_sockets{kind="person"}'), 1);
  assert.equal(rise('separacao_live_listeners{topic="board"}'), 1);
  assert.equal(rise('separacao_live_listeners{topic="order"}'), 1);
  for (const direction of ["in", "out"])
    assert.ok(rise(`separacao_network_bytes_total{direction="${direction}"}`) > 0, direction);
  screen?.close();
  await until(
    "the socket is gone",
    async () => (await readMetrics(shop.app)).values.get('separacao_live_listeners{topic="board"}') === 0,
  );
});

test("what nobody announced in time is a repair; what is known, still under way, or older than the listening is none", async () => {
  const made = await Promise.all([1, 2, 3, 4].map(() => seller.newOrder("0")));
  const [unheard, known, fresh, old] = made.map(({ id }) => id);
  const age = async (id: string | undefined, ms: number) =>
    shop.database.query(
      "UPDATE orders SET changed_at = clock_timestamp() - $2 * interval '1 ms' WHERE id = $1",
      [id, ms],
    );
  await age(unheard, 20_000);
  await age(known, 20_000);
  await age(fresh, 0);
  await age(old, 50_000);
  let clock = 0;
  const told: string[] = [];
  let repaired = 0;
  const teller = {
    changed(id: string) {
      told.push(id);
      return id !== known;
    },
    forgetBefore() {},
  };
  const sweep = createSweep(
    {
      database: shop.database,
      shopId: FIRST_SHOP_ID,
      windowMs: 60_000,
      underWayMs: 10_000,
      now: () => clock,
    },
    teller,
    () => repaired++,
  );
  clock += 40_000;
  await sweep.run();
  for (const id of [unheard, known, fresh, old]) assert.ok(id && told.includes(id), "all of them are told");
  assert.equal(repaired, 1);
});

test("processor, memory, lag, pool and backups are there, and a process that has no Redis says nothing of one", async () => {
  await shop.database.query(
    `INSERT INTO backup_runs (id, started_at, ended_at, asked_by, outcome) VALUES
       (gen_random_uuid(), '2026-11-20T03:00:00Z', '2026-11-20T03:01:00Z', 'schedule', 'verified'),
       (gen_random_uuid(), '2026-11-21T03:00:00Z', '2026-11-21T03:01:00Z', 'schedule', 'failed')`,
  );
  const other = await shop.serveAgain();
  const { values } = await readMetrics(other);
  const at = (series: string) => values.get(series) ?? Number.NaN;
  assert.ok(at('process_cpu_seconds_total{mode="user"}') > 0);
  assert.ok(at("process_resident_memory_bytes") > 10_000_000);
  assert.ok(at('nodejs_eventloop_lag_seconds{quantile="0.99"}') >= 0);
  assert.ok(at('separacao_pool_connections{state="total"}') >= 0);
  assert.equal(at("separacao_pool_waiting"), 0);
  assert.equal(at("separacao_database_up"), 1);
  assert.equal(
    at("separacao_backup_last_success_timestamp_seconds"),
    Date.parse("2026-11-20T03:00:00Z") / 1000,
  );
  assert.equal(
    at("separacao_backup_last_restore_timestamp_seconds"),
    Date.parse("2026-11-20T03:01:00Z") / 1000,
  );
  assert.ok(![...values.keys()].some((name) => name.includes("redis")));
});

test("metrics are for the private network, or for whoever brings the token; to others there is no such page", async () => {
  const tokened = await shop.serveAgain({ metricsToken: "a-token-of-some-length" });
  const ask = async (app: typeof tokened, remoteAddress: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url: "/metrics", remoteAddress, headers })).statusCode;
  for (const near of ["127.0.0.1", "10.1.2.3", "192.168.0.7", "fd12::5", "::ffff:10.0.0.9"])
    assert.equal(await ask(shop.app, near), 200, near);
  for (const far of ["203.0.113.9", "2001:db8::1"]) assert.equal(await ask(shop.app, far), 404, far);
  for (const header of ["x-forwarded-for", "forwarded", "x-real-ip"])
    assert.equal(
      await ask(shop.app, "10.1.2.3", { [header]: "10.0.0.1" }),
      404,
      `through a proxy: ${header}`,
    );
  assert.equal(await ask(tokened, "127.0.0.1"), 401, "a token that was set is asked of everybody");
  assert.equal(await ask(tokened, "203.0.113.9", { authorization: "Bearer wrong" }), 401);
  const authorization = "Bearer a-token-of-some-length";
  assert.equal(await ask(tokened, "203.0.113.9", { authorization }), 200);
  const { cookies } = admin;
  assert.equal((await tokened.inject({ url: "/metrics", cookies })).statusCode, 401);
});

test("a gauge that fails is left out and takes nothing along; odd label values are written so that they can be read", async () => {
  const metrics = createMetrics();
  metrics.gauge("broken", "Always fails.", [], () => Promise.reject(new Error("away")));
  metrics.gauge("nobody_knows", "Says nothing.", [], () => undefined);
  metrics.counter("odd_total", "Odd.", ["name"]).add(['a "quoted"\\\n name'], 2);
  const lines = metricsText(await metrics.collect()).split("\n");
  assert.deepEqual(
    lines.filter((line) => !line.startsWith("# HELP")),
    [
      "# TYPE broken gauge",
      "# TYPE nobody_knows gauge",
      "# TYPE odd_total counter",
      'odd_total{name="a \\"quoted\\"\\\\\\n name"} 2',
      "",
    ],
  );
  assert.throws(() => metrics.counter("odd_total", "Again."), /twice/);
});
