import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../shared/new-id.ts";
import { openScreen } from "../test-support/live-screen.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../test-support/test-shop.ts";

let shop: TestShop;
let admin: Hand;
before(async () => {
  shop = await openTestShop();
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
});
after(() => shop.close());

test("a tablet that writes ids in capitals is understood, answered as it wrote, and counted once", async () => {
  const order = await admin.newOrder("0");
  const screen = await openScreen(shop.app, admin);
  await screen.watch(`order:${order.id}`);
  const id = newId().toUpperCase();
  const pick = { commandId: id, type: "pick", lineId: order.lines[0]!.id.toUpperCase(), quantity: 2 };
  const send = async (...commands: object[]) =>
    (await admin.request("POST", `/api/orders/${order.id.toUpperCase()}/commands`, { commands })).json()
      .results;
  const [first, again] = [await send(pick), await send(pick)];
  assert.deepEqual([first[0].commandId, first[0].outcome, first[0].quantity], [id, "applied", 2]);
  assert.deepEqual(again, first);
  const [undone] = await send({
    commandId: newId(),
    type: "unpick",
    lineId: pick.lineId,
    quantity: 2,
    undoes: id,
  });
  assert.equal(undone.outcome, "applied");
  await screen.hears("order", ({ version }) => version === 3);
  const twice = await send(
    { ...pick, commandId: newId() },
    { ...pick, commandId: id },
    { ...pick, commandId: id.toLowerCase() },
  );
  assert.deepEqual(
    twice.map(({ quantity }: { quantity: number }) => quantity),
    [2, 2, 2],
  );
  assert.equal((await admin.order(order.id)).lines[0]!.picked, 2);
  screen.close();
});

test("a day that the calendar or the database does not know is refused, and one at its ends is a day", async () => {
  const asks = [
    "dispatch?day=",
    "purchases?from=",
    "purchases?to=",
    "history?from=",
    "history?to=",
    "history.csv?to=",
    "audit?from=",
    "audit?to=",
  ];
  for (const ask of asks) {
    for (const day of [
      "0000-01-01",
      "9999-12-31",
      "2026-02-30",
      "2025-02-29",
      "-001-01-01",
      "2026-1-1",
      "2026-01-01T00:00:00Z",
    ])
      assert.equal((await admin.request("GET", `/api/${ask}${day}`)).statusCode, 400, ask + day);
    for (const day of ["1000-01-01", "2024-02-29", "8999-12-31"])
      assert.equal((await admin.request("GET", `/api/${ask}${day}`)).statusCode, 200, ask + day);
  }
  assert.equal((await admin.request("GET", "/api/figures?from=1000-01-01&to=8999-12-31")).statusCode, 200);
});

test("what is no id and no page's mark is refused or read as the first page, and never fails", async () => {
  const hyphens = "-".repeat(36);
  const { id } = await admin.newOrder("0");
  for (const url of [
    `/api/people/${hyphens}/devices`,
    `/api/orders/urn:uuid:${id}`,
    `/api/audit?person=urn:uuid:${id}`,
  ])
    assert.equal((await admin.request("GET", url)).statusCode, 400, url);
  const commands = [{ commandId: newId(), type: "note", text: "oi" }];
  assert.equal(
    (await admin.request("POST", `/api/orders/urn:uuid:${id}/commands`, { commands })).statusCode,
    400,
  );
  for (const moment of [
    "0",
    "2026",
    "99999",
    "+275760-09-13T00:00:00.000Z",
    "0000-01-01T00:00:00.000Z",
    "2026-02-30T00:00:00.000Z",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "2026-01-01T00:00:00Z (x)",
  ]) {
    for (const order of [id, hyphens]) {
      const cursor = encodeURIComponent(`${moment}_${order}_1`);
      assert.equal((await admin.request("GET", `/api/purchases?cursor=${cursor}`)).statusCode, 200, cursor);
    }
    const cursor = Buffer.from(`${moment}|x`).toString("base64url");
    assert.equal((await admin.request("GET", `/api/audit?cursor=${cursor}`)).statusCode, 400, moment);
  }
});
