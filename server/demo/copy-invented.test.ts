import assert from "node:assert/strict";
import { test } from "node:test";
import type { Order } from "../../shared/orders/order.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import { createTestDatabase } from "../../test-support/database.ts";
import { readEvents } from "../orders/order-log.ts";
import { readOrder } from "../orders/read-order.ts";
import { openOwnConnection } from "../platform/own-connection.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";
import { copyInvented } from "./copy-invented.ts";
import { chanceFrom, inventDays, type Team } from "./invent-orders.ts";

const person = <R extends "seller" | "picker" | "buyer">(role: R, n: number) => ({
  id: `00000000-0000-7000-8000-00000000100${n}`,
  name: `Pessoa ${n}`,
  role,
});
const TEAM: Team = {
  sellers: [person("seller", 1)],
  pickers: [person("picker", 2)],
  buyer: person("buyer", 3),
};
const WAYS = [
  { id: "correios", requiresBox: true },
  { id: "motoboy", requiresBox: false },
];
const PAST = { lastDay: "2026-03-13", days: 10, perDay: 4, firstNumber: 10_000 };

/** Thirty orders or so, and the same again three and six days earlier. */
async function fill() {
  const own = await createTestDatabase();
  const client = await openOwnConnection(own.url);
  for (const { id, name, role } of [...TEAM.sellers, ...TEAM.pickers, TEAM.buyer])
    await client.query(
      "INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, '')",
      [shopId, id, Number(id.slice(-4)), name, role],
    );
  const invented = [...inventDays(TEAM, WAYS, PAST, chanceFrom(7))];
  const written = await copyInvented(client, shopId, invented, { times: 2, everyDays: 3 });
  return { own, client, invented, written };
}

test("the same seed leaves the same past, row by row", async () => {
  const [one, two] = [await fill(), await fill()];
  for (const table of ["quotes", "orders", "lines", "order_events", "commands", "client_names"]) {
    const rows = async ({ client }: typeof one) =>
      (await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)).rows;
    const left = await rows(one);
    assert.ok(left.length > 0, table);
    assert.deepEqual(left, await rows(two), table);
  }
  for (const { client, own } of [one, two]) {
    await client.end();
    await own.drop();
  }
});

test("an order that was copied is what its log makes of it", async () => {
  const { client, own, invented, written } = await fill();
  const { rows } = await client.query<{ id: string }>("SELECT id FROM orders ORDER BY id");
  assert.equal(rows.length, written);
  assert.equal(written, invented.length * 3);
  for (const { id } of rows) {
    const order = (await readOrder(client, shopId, id))!;
    const log = await readEvents(client, shopId, id, 0);
    const fresh: Order = {
      ...order,
      version: 1,
      state: "new",
      progress: 0,
      finished: null,
      dispatched: null,
      cancelled: null,
      reopenCount: 0,
      alarms: [],
      lines: order.lines.map((line) => ({
        ...line,
        pending: line.requested,
        picked: 0,
        toBuy: 0,
        bought: 0,
        arrived: 0,
        substituted: 0,
        notSent: 0,
        state: "pending",
        substitutes: [],
      })),
    };
    const { alarms: _, ...folded } = log.slice(1).reduce(applyEvent, fresh);
    const { alarms: __, ...stored } = order;
    assert.deepEqual(stored, folded);
    assert.equal(log[0]?.at, order.createdAt);
  }
  const { rows: unanswered } = await client.query(
    `SELECT FROM order_events e LEFT JOIN commands c USING (shop_id, order_id, command_id)
     WHERE e.command_id IS NOT NULL AND (c.result ->> 'outcome' IS DISTINCT FROM 'applied' OR c.actor_id <> e.by_id)`,
  );
  assert.deepEqual(unanswered, []);
  await client.end();
  await own.drop();
});
