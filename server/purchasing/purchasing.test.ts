import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../shared/new-id.ts";
import type { Order } from "../../shared/orders/order.ts";
import { ROLES, type Role } from "../../shared/people/roles.ts";
import type { Purchase, PurchaseAlarm, PurchaseTotals } from "../../shared/purchasing/purchase.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import type { PastSubstitute, Shortage } from "../../shared/purchasing/shortage.ts";
import { type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
const hands = new Map<Role, Hand>();
const hand = (role: Role) => hands.get(role)!;
let numbers = 52_000;

before(async () => {
  shop = await openTestShop();
  for (const role of ROLES) hands.set(role, await shop.hire(role));
});
after(() => shop.close());

const newOrder = (): Promise<Order> => hand("seller").newOrder(String(++numbers));
const reportMissing = (order: Order, index = 0) =>
  hand("picker").send(order.id, {
    type: "reportMissing",
    lineId: order.lines[index]!.id,
    quantity: order.lines[index]!.requested,
    reason: "out_of_stock",
  });
async function get<T>(url: string, by: Role = "buyer"): Promise<T> {
  const answer = await hand(by).request("GET", url);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}
const linesOf = async (order: Order) =>
  (await get<{ lines: PurchaseLine[] }>("/api/purchases/lines")).lines.filter(
    (line) => line.orderId === order.id,
  );

test("everybody signed in reads purchasing, and nobody else does", async () => {
  const urls = [
    "/api/purchases",
    "/api/purchases/lines",
    "/api/purchases/alarms",
    "/api/purchases/suppliers",
    "/api/products/shortages?codes=1",
    "/api/products/1/substitutes",
    "/api/dispatch",
  ];
  for (const url of urls) {
    for (const role of ROLES) await get(url, role);
    assert.equal((await shop.app.inject({ url })).statusCode, 401, url);
  }
});

test("what is missing is to buy, what is bought says from whom, and what was picked has left", async () => {
  const order = await newOrder();
  const [line] = order.lines;
  await reportMissing(order);
  assert.equal((await linesOf(order))[0]?.toBuy, line!.requested);

  await hand("buyer").send(order.id, {
    type: "markBought",
    lineId: line!.id,
    quantity: 5,
    supplier: "Distribuidora Sol",
    priceCents: 150,
    expectedOn: "2030-01-02",
  });
  const [bought] = await linesOf(order);
  assert.deepEqual([bought?.toBuy, bought?.bought], [line!.requested - 5, 5]);
  assert.deepEqual(
    [bought?.purchase?.supplier, bought?.purchase?.priceCents, bought?.purchase?.expectedOn],
    ["Distribuidora Sol", 150, "2030-01-02"],
  );
  assert.equal(bought?.purchase?.by.name, hand("buyer").me.person.name);

  await hand("picker").send(order.id, { type: "markArrived", lineId: line!.id, quantity: 5 });
  assert.equal((await linesOf(order))[0]?.arrived, 5);
  await hand("picker").send(order.id, { type: "pick", lineId: line!.id, quantity: line!.requested });
  assert.deepEqual(await linesOf(order), []);
});

test("the history finds purchases by supplier, product, period and step, and counts nothing that was taken back", async () => {
  const orders = [await newOrder(), await newOrder()];
  const groupId = newId();
  const commandIds: string[] = [];
  for (const order of orders) {
    await reportMissing(order);
    const commandId = newId();
    commandIds.push(commandId);
    await hand("buyer").send(order.id, {
      commandId,
      type: "markBought",
      lineId: order.lines[0]!.id,
      quantity: 10,
      supplier: "Casa Única",
      priceCents: 200,
      groupId,
    });
  }
  type Page = { purchases: Purchase[]; totals: PurchaseTotals };
  const all = await get<Page>("/api/purchases?supplier=casa%20%C3%BAnica");
  assert.deepEqual(all.totals, { purchases: 2, units: 20, cents: 4000, unitsWithoutPrice: 0 });
  assert.equal(all.purchases.length, 2);
  assert.deepEqual((await get<Page>(`/api/purchases?group=${groupId}`)).purchases, all.purchases);
  assert.equal((await get<Page>("/api/purchases?supplier=ningu%C3%A9m")).purchases.length, 0);
  assert.equal((await get<Page>("/api/purchases?from=2030-01-01")).purchases.length, 0);
  assert.equal((await get<Page>("/api/purchases?to=2020-01-01&from=2019-01-01")).purchases.length, 0);
  const { code } = orders[0]!.lines[0]!;
  assert.ok((await get<Page>(`/api/purchases?q=${code}&group=${groupId}`)).purchases.length === 2);

  await hand("buyer").send(orders[0]!.id, {
    type: "unmarkBought",
    lineId: orders[0]!.lines[0]!.id,
    undoes: commandIds[0]!,
    groupId: newId(),
  });
  const left = await get<Page>(`/api/purchases?group=${groupId}`);
  assert.equal(left.totals.units, 10);
  assert.equal(left.purchases.find(({ commandId }) => commandId === commandIds[0])?.undone, 10);
  assert.ok(
    (await get<{ suppliers: string[] }>("/api/purchases/suppliers")).suppliers.includes("Casa Única"),
  );
});

test("the history is paged by key: every purchase once, newest first", async () => {
  const order = await newOrder();
  const line = order.lines.find(({ requested }) => requested >= 60) ?? order.lines[0]!;
  await hand("picker").send(order.id, { type: "reportMissing", lineId: line.id, reason: "out_of_stock" });
  const once = { type: "markBought", lineId: line.id, quantity: 1, supplier: "Aos Poucos" } as const;
  const count = Math.min(60, line.requested);
  await hand("buyer").send(order.id, ...Array.from({ length: count }, () => once));
  const seen: Purchase[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null && pages < 10; pages++) {
    const url = `/api/purchases?supplier=aos%20poucos${cursor && `&cursor=${cursor}`}`;
    const page: { purchases: Purchase[]; nextCursor: string | null } = await get(url);
    seen.push(...page.purchases);
    cursor = page.nextCursor;
  }
  assert.equal(seen.length, count);
  assert.equal(new Set(seen.map(({ commandId }) => commandId)).size, count);
});

test("what a cancelled order leaves over is shown until the buyer has seen it", async () => {
  const order = await newOrder();
  await reportMissing(order);
  await hand("buyer").send(order.id, { type: "markBought", lineId: order.lines[0]!.id, quantity: 3 });
  await hand("seller").send(order.id, { type: "cancel", reason: "customer_request" });
  const mine = async () =>
    (await get<{ alarms: PurchaseAlarm[] }>("/api/purchases/alarms")).alarms.filter(
      (entry) => entry.orderId === order.id,
    );
  const [left] = await mine();
  assert.deepEqual(
    [left?.alarm.kind, left?.alarm.quantity, left?.code],
    ["left_over", 3, order.lines[0]!.code],
  );
  assert.deepEqual(await linesOf(order), [], "a cancelled order buys nothing");
  await hand("buyer").send(order.id, { type: "acknowledge", alarmId: left!.alarm.id });
  assert.deepEqual(await mine(), []);
});

test("a product that was missing lately, or is on its way, says so; a slip of the finger does not count", async () => {
  const codes = (order: Order) => order.lines.map(({ code }) => code).join(",");
  const order = await newOrder();
  const line = order.lines.at(-1)!;
  const before = (
    await get<{ shortages: Shortage[] }>(`/api/products/shortages?codes=${codes(order)}`)
  ).shortages.find(({ code }) => code === line.code);
  const commandId = newId();
  const missing = { type: "reportMissing", lineId: line.id, reason: "out_of_stock" } as const;
  await hand("picker").send(order.id, { ...missing, commandId });
  await hand("picker").send(order.id, { type: "cancelPurchase", lineId: line.id, undoes: commandId });
  await hand("picker").send(order.id, missing);
  await hand("buyer").send(order.id, { type: "markBought", lineId: line.id, expectedOn: "2020-01-02" });
  const { shortages } = await get<{ shortages: Shortage[] }>(
    `/api/products/shortages?codes=${codes(order)},none`,
  );
  const now = shortages.find(({ code }) => code === line.code);
  assert.equal(now?.missingTimes, (before?.missingTimes ?? 0) + 1);
  assert.deepEqual([now?.expectedOn, now?.expectedOrder], ["2020-01-02", order.number]);
  assert.ok(!shortages.some(({ code }) => code === "none"));
});

test("what went in place of a product before is offered, most often first, with its price", async () => {
  const { code } = (await newOrder()).lines[1]!;
  for (const substitute of ["S2", "S1", "S2"]) {
    const order = await newOrder();
    await hand("picker").send(order.id, {
      type: "substitute",
      lineId: order.lines[1]!.id,
      quantity: 1,
      reason: "out_of_stock",
      substitute: { code: substitute, description: `OUTRO ${substitute}`, unitPriceCents: 210 },
    });
  }
  const { substitutes } = await get<{ substitutes: PastSubstitute[] }>(`/api/products/${code}/substitutes`);
  assert.deepEqual(
    substitutes.map(({ code: other, times, unitPriceCents }) => [other, times, unitPriceCents]),
    [
      ["S2", 2, 210],
      ["S1", 1, 210],
    ],
  );
});

test("a day's dispatch: finished orders wait with their volumes, and one step sends them out and takes it back", async () => {
  const order = await newOrder();
  const picks = order.lines.map(
    ({ id, requested }) => ({ type: "pick", lineId: id, quantity: requested }) as const,
  );
  await hand("picker").send(order.id, ...picks, { type: "finish", volumes: 2 });
  type Day = { waiting: { id: string; volumes: number }[]; dispatched: { id: string; volumes: number }[] };
  const find = (list: Day["waiting"]) => list.find(({ id }) => id === order.id);
  assert.equal(find((await get<Day>("/api/dispatch")).waiting)?.volumes, 2);
  const commandId = newId();
  await hand("picker").send(order.id, { commandId, type: "dispatch", volumes: 3, groupId: newId() });
  const today = await get<Day>("/api/dispatch");
  assert.equal(find(today.waiting), undefined);
  assert.equal(find(today.dispatched)?.volumes, 3);
  assert.equal(find((await get<Day>("/api/dispatch?day=2020-01-01")).dispatched), undefined);
  const [undone] = await hand("picker").send(order.id, { type: "undispatch", undoes: commandId });
  assert.equal(undone?.outcome, "applied", "one's own act is one's own to take back");
  assert.equal((await hand("picker").order(order.id)).volumes, 3);
});
