import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import { applyEvent } from "../shared/picking/apply-event.ts";
import { BUCKETS } from "../shared/picking/buckets.ts";
import type { OrderEvent } from "../shared/picking/event.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { type Hand, openTestShop, type TestShop } from "../test-support/test-shop.ts";

let shop: TestShop;
let seller: Hand;
let ana: Hand;
let rui: Hand;
before(async () => {
  shop = await openTestShop();
  [seller, ana, rui] = [await shop.hire("seller"), await shop.hire("picker"), await shop.hire("picker")];
});
after(() => shop.close());

let numbers = 41_000;
const nextNumber = () => String(++numbers);

test("a quote becomes an order, is picked by two and finished", async () => {
  const number = nextNumber();
  const order = await seller.newOrder(number);
  assert.deepEqual(
    [order.number, order.state, order.lines.length, order.payableCents],
    [number, "new", 4, 25480],
  );
  const refused = (await ana.send(order.id, { type: "finish" }))[0]!;
  assert.equal(refused.code, "open_work");
  assert.equal((refused.details?.lines as unknown[] | undefined)?.length, 4);
  for (const [index, line] of order.lines.entries()) {
    const hand = index % 2 ? ana : rui;
    const [result] = await hand.send(order.id, {
      type: "pick",
      lineId: line.id,
      quantity: line.requested,
      seenVersion: 1,
    });
    assert.deepEqual([result?.outcome, result?.quantity], ["applied", line.requested]);
  }
  assert.equal((await seller.order(order.id)).state, "ready");
  assert.equal((await ana.send(order.id, { type: "finish" }))[0]?.outcome, "applied");
  const finished = await seller.order(order.id);
  assert.deepEqual([finished.state, finished.progress, finished.version], ["finished", 1, 6]);
  const duplicate = await seller.upload(exampleQuote(number).spec);
  assert.deepEqual(duplicate.duplicateOf, { orderId: order.id, number });
  const again = await seller.request("POST", "/api/orders", {
    quoteId: duplicate.quoteId,
    logistics: "motoboy",
    packaging: "bag",
    requestId: newId(),
  });
  assert.deepEqual(
    [again.statusCode, again.json().code, again.json().details.orderId],
    [409, "duplicate_number", order.id],
  );
});

test("the order on its row is its log replayed", async () => {
  const order = await seller.newOrder(nextNumber());
  const [first, second] = order.lines;
  await ana.send(
    order.id,
    { type: "pick", lineId: first!.id, quantity: 5 },
    { type: "reportMissing", lineId: second!.id, quantity: 4, reason: "out_of_stock" },
    {
      type: "substitute",
      lineId: second!.id,
      quantity: 2,
      reason: "price",
      substitute: { code: "09999", description: "OUTRA PELÍCULA" },
    },
    { type: "unpick", lineId: first!.id, quantity: 2 },
    { type: "note", text: "caixa amassada", lineId: first!.id },
    { type: "pause", reason: "customer_request" },
  );
  const log = await ana.request("GET", `/api/orders/${order.id}/events?after=1`);
  const events: OrderEvent[] = log.json().events;
  assert.deepEqual(
    events.map(({ version }) => version),
    [2, 3, 4, 5, 6, 7],
  );
  assert.deepEqual(events.reduce(applyEvent, order), await ana.order(order.id));
});

test("a hundred times two people pick the same line at once: all units once, and exactly one is told of the surplus", async () => {
  const order = await seller.newOrder(nextNumber());
  const line = order.lines[3]!;
  let version = 1;
  for (let round = 0; round < 100; round++) {
    const pick = { type: "pick", lineId: line.id, quantity: line.requested, seenVersion: version } as const;
    const results = (await Promise.all([ana.send(order.id, pick), rui.send(order.id, pick)])).flat();
    assert.deepEqual(results.map(({ surplus = 0 }) => surplus).sort(), [0, line.requested]);
    assert.equal(
      results.reduce((sum, { quantity = 0 }) => sum + quantity, 0),
      line.requested,
    );
    const now = await ana.order(order.id);
    assert.equal(now.lines[3]!.picked, line.requested);
    const alarm = now.alarms[0]!;
    await ana.send(
      order.id,
      { type: "acknowledge", alarmId: alarm.id },
      { type: "unpick", lineId: line.id, quantity: line.requested },
    );
    version = (await ana.order(order.id)).version;
  }
});

test("a command that is sent again gets its first answer and moves nothing twice", async () => {
  const order = await seller.newOrder(nextNumber());
  const command = { commandId: newId(), type: "pick", lineId: order.lines[0]!.id, quantity: 3 } as const;
  const answers = await Promise.all([1, 2, 3, 4].map(() => ana.send(order.id, command)));
  for (const [answer] of answers) assert.deepEqual([answer?.outcome, answer?.quantity], ["applied", 3]);
  assert.equal((await rui.send(order.id, command))[0]?.code, "command_id_taken");
  const now = await ana.order(order.id);
  assert.deepEqual([now.lines[0]!.picked, now.version], [3, 2]);
});

test("a touch on a finished order comes late, and is sent again once after reopening", async () => {
  const order = await seller.newOrder(nextNumber());
  await ana.send(
    order.id,
    ...order.lines.map((line) => ({ type: "pick", lineId: line.id, quantity: line.requested }) as const),
    { type: "finish" },
  );
  const late = { commandId: newId(), type: "unpick", lineId: order.lines[0]!.id, quantity: 1 } as const;
  assert.equal((await ana.send(order.id, late))[0]?.outcome, "late");
  await ana.send(order.id, { type: "reopen", reason: "wrong_product" });
  const retry = { ...late, retryOf: late.commandId };
  const [first] = await ana.send(order.id, { ...retry, commandId: newId() });
  const [second] = await ana.send(order.id, { ...retry, commandId: newId() });
  assert.deepEqual([first?.outcome, second?.code], ["applied", "retry_taken"]);
});

test("a tick waiting on a tablet counts for whom touched it, whoever is signed in when it goes out", async () => {
  const order = await seller.newOrder(nextNumber());
  const stranger = (
    await ana.send(order.id, {
      type: "pick",
      lineId: order.lines[0]!.id,
      quantity: 1,
      actor: rui.me.actorToken,
    })
  )[0];
  assert.equal(stranger?.code, "wrong_actor", "another device's token is not good here");
  const own = (
    await ana.send(order.id, {
      type: "pick",
      lineId: order.lines[0]!.id,
      quantity: 1,
      actor: ana.me.actorToken,
    })
  )[0];
  assert.equal(own?.outcome, "applied");
});

test("logistics that need a box refuse a bag, on create and on edit", async () => {
  const { quoteId } = await seller.upload(exampleQuote(nextNumber()).spec);
  const wish = { quoteId, logistics: "correios", packaging: "bag", requestId: newId() };
  assert.equal((await seller.request("POST", "/api/orders", wish)).json().code, "needs_box");
  const order: Order = (await seller.request("POST", "/api/orders", { ...wish, packaging: "box" })).json();
  const same: Order = (await seller.request("POST", "/api/orders", { ...wish, packaging: "box" })).json();
  assert.equal(same.id, order.id, "the same request is the same order");
  assert.equal((await seller.send(order.id, { type: "edit", packaging: "bag" }))[0]?.code, "needs_box");
  assert.equal(
    (await seller.send(order.id, { type: "edit", packaging: "bag", logistics: "motoboy" }))[0]?.outcome,
    "applied",
  );
});

test("a quote that does not add up needs an override with a reason", async () => {
  const { spec } = exampleQuote(nextNumber());
  spec.lines[0]!.total = "1,00";
  const preview = await seller.upload(spec);
  const wish = { quoteId: preview.quoteId, logistics: "motoboy", packaging: "bag", requestId: newId() };
  assert.equal((await seller.request("POST", "/api/orders", wish)).json().code, "quote_does_not_add_up");
  assert.equal(
    (await seller.request("POST", "/api/orders", { ...wish, overrideReason: "conferido por telefone" }))
      .statusCode,
    201,
  );
});

test("the board holds what is open, and a finished order leaves it", async () => {
  const order = await seller.newOrder(nextNumber());
  const board = async () =>
    (await ana.request("GET", "/api/orders?state=open")).json().orders as { id: string; state: string }[];
  assert.equal((await board()).find(({ id }) => id === order.id)?.state, "new");
  await seller.send(order.id, { type: "finishShort", reason: "no_supplier" });
  assert.equal(
    (await board()).some(({ id }) => id === order.id),
    false,
  );
  const finished = (await ana.request("GET", `/api/orders?state=finished&q=${order.number}`)).json();
  assert.deepEqual([finished.orders.length, finished.orders[0].progress], [1, 1]);
});

test("who may not create orders or see people is refused; strangers learn nothing", async () => {
  assert.equal((await ana.request("GET", "/api/people")).statusCode, 403);
  assert.equal((await ana.request("POST", "/api/orders", {})).json().code, "forbidden");
  assert.equal((await shop.app.inject({ method: "POST", url: "/api/orders", payload: {} })).statusCode, 401);
  const id = newId();
  assert.equal((await ana.request("GET", `/api/orders/${id}`)).statusCode, 404);
  assert.equal(
    (
      await ana.request("POST", `/api/orders/${id}/commands`, {
        commands: [{ commandId: newId(), type: "pick" }],
      })
    ).statusCode,
    400,
  );
});

test("forty hands at once on one order: every acknowledged unit is there, none twice", async () => {
  const order = await seller.newOrder(nextNumber());
  const sends = Array.from({ length: 200 }, (_, index) =>
    (index % 2 ? ana : rui).send(order.id, {
      type: "pick",
      lineId: order.lines[index % 4]!.id,
      quantity: 1,
      seenVersion: 1,
    }),
  );
  const results = (await Promise.all(sends)).flat();
  const moved = results.reduce((sum, { quantity = 0 }) => sum + quantity, 0);
  const now = await ana.order(order.id);
  assert.equal(
    now.lines.reduce((sum, line) => sum + line.picked, 0),
    moved,
  );
  for (const line of now.lines)
    assert.equal(
      BUCKETS.reduce((sum, bucket) => sum + line[bucket], 0),
      line.requested,
    );
});
