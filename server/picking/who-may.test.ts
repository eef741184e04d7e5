import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ROLES, type Role } from "../../shared/people/roles.ts";
import type { Command } from "../../shared/picking/command.ts";
import type { CommandType } from "../../shared/picking/command-types.ts";
import { type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
const hands = new Map<Role, Hand>();
before(async () => {
  shop = await openTestShop();
  for (const role of ROLES) hands.set(role, await shop.hire(role));
});
after(() => shop.close());

const PICKING = "picker seller admin";
const SELLING = "seller admin";
const BUYING = "buyer admin";
const EVERYBODY = "picker seller buyer admin";

/** The shop's table, written out a second time: a slip in the rules must not agree with itself. */
const TABLE: Record<CommandType, string> = {
  pick: PICKING,
  unpick: PICKING,
  reportMissing: EVERYBODY,
  markBought: BUYING,
  unmarkBought: BUYING,
  markArrived: "picker buyer admin",
  unmarkArrived: "picker buyer admin",
  cancelPurchase: BUYING,
  substitute: PICKING,
  unsubstitute: PICKING,
  notSend: SELLING,
  restore: SELLING,
  note: EVERYBODY,
  edit: SELLING,
  acknowledge: EVERYBODY,
  finish: PICKING,
  finishShort: SELLING,
  reopen: PICKING,
  cancel: SELLING,
  pause: PICKING,
  resume: PICKING,
  dispatch: PICKING,
  undispatch: "admin",
};

test("each role may do what the shop's table says through the API, and nothing else", async () => {
  const seller = hands.get("seller")!;
  for (const [type, may] of Object.entries(TABLE) as [CommandType, string][]) // as: keys of a Record
    for (const role of ROLES) {
      const order = await seller.newOrder("0");
      const command: Partial<Command> = {
        type,
        lineId: order.lines[0]!.id,
        reason: "out_of_stock",
        text: "recado",
        alarmId: "none",
        substitute: { code: "1", description: "OUTRA" },
      };
      const [result] = await hands.get(role)!.send(order.id, command);
      assert.equal(result?.code === "forbidden", !may.split(" ").includes(role), `${role}: ${type}`);
    }
});

test("a seller cancels only orders of their own", async () => {
  const other = await shop.hire("seller");
  const order = await other.newOrder("0");
  const cancel = { type: "cancel", reason: "customer_request" } as const;
  assert.equal((await hands.get("seller")!.send(order.id, cancel))[0]?.code, "forbidden");
  assert.equal((await other.send(order.id, cancel))[0]?.outcome, "applied");
});

test("only a seller or an admin creates orders and reads quotes for them; nobody does anything without a session", async () => {
  for (const role of ["picker", "buyer"] as const) {
    const answer = await hands.get(role)!.request("POST", "/api/orders", {});
    assert.deepEqual([answer.statusCode, answer.json().code], [403, "forbidden"]);
  }
  for (const url of ["/api/orders", "/api/people", "/api/logistics"]) {
    const answer = await shop.app.inject({ method: "GET", url });
    assert.deepEqual([answer.statusCode, answer.json().code], [401, "unauthenticated"]);
  }
  for (const role of ["picker", "buyer", "seller"] as const)
    assert.equal((await hands.get(role)!.request("GET", "/api/people")).statusCode, 403);
});
