import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { AuditEntry, AuditPage } from "../../shared/audit/audit.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
let admin: Hand;
let seller: Hand;
let picker: Hand;
before(async () => {
  shop = await openTestShop();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  seller = await shop.hire("seller");
  picker = await shop.hire("picker");
});
after(() => shop?.close());

type Query = Record<string, string>;
async function page(query: Query = {}): Promise<AuditPage> {
  const answer = await admin.request("GET", `/api/audit?${new URLSearchParams(query)}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}
async function all(query: Query = {}): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const next: AuditPage = await page({ ...query, ...(cursor && { cursor }) });
    entries.push(...next.entries);
    cursor = next.nextCursor;
  }
  return entries;
}

test("only an administrator reads the audit log", async () => {
  for (const hand of [seller, picker, await shop.hire("buyer")])
    assert.equal((await hand.request("GET", "/api/audit")).statusCode, 403);
  assert.equal((await shop.app.inject({ url: "/api/audit" })).statusCode, 401);
  assert.equal((await admin.request("GET", "/api/audit")).statusCode, 200);
});

test("what was written down can be neither changed nor removed, not even in the database", async () => {
  for (const sql of [
    "UPDATE audit_log SET act = 'nothing'",
    "DELETE FROM audit_log",
    "TRUNCATE audit_log",
    "UPDATE order_events SET by_name = 'ninguém'",
    "DELETE FROM order_events",
    "TRUNCATE order_events",
  ])
    await assert.rejects(shop.database.query(sql), /append-only/, sql);
});

test("acts on orders and all others stand in one list, with who, device and address", async () => {
  const order = await seller.newOrder();
  const [line] = order.lines;
  await picker.send(order.id, { type: "pick", lineId: line!.id, quantity: 1 });
  await shop.app.inject({ method: "POST", url: "/api/session", payload: { login: 11, pin: "0000" } });
  await seller.request("GET", "/api/history.csv?q=aurora");
  const { entries } = await page();
  assert.deepEqual(
    entries.slice(0, 4).map(({ act }) => act),
    ["history_exported", "sign_in_failed", "picked", "created"],
  );
  const [exported, failed, picked, created] = entries as [AuditEntry, AuditEntry, AuditEntry, AuditEntry];
  assert.deepEqual(exported.data, { q: "aurora" });
  assert.equal(failed.subject, "11");
  assert.equal(failed.person, null);
  assert.equal(picked.person?.id, picker.me.person.id);
  assert.equal(picked.order?.number, order.number);
  assert.equal(picked.order?.line, `${line!.code} ${line!.description}`);
  for (const { device, address } of [exported, picked, created]) {
    assert.ok(device?.id && device.agent, "which device");
    assert.equal(address, "127.0.0.1");
  }
});

test("a search narrows by who, what, words and days of the shop", async () => {
  assert.ok(
    (await all({ person: picker.me.person.id })).every(({ person }) => person?.id === picker.me.person.id),
  );
  assert.deepEqual([...new Set((await all({ kind: "orders" })).map(({ act }) => act))].sort(), [
    "created",
    "picked",
  ]);
  assert.ok((await all({ kind: "signIn" })).some(({ act }) => act === "sign_in_failed"));
  assert.deepEqual(
    (await all({ kind: "exports", q: "AURORA" })).map(({ act }) => act),
    ["history_exported"],
  );
  assert.deepEqual(await all({ q: "100% nada_disso" }), []);
  const name = picker.me.person.name;
  assert.ok((await all({ q: `${name} picked` })).some(({ act }) => act === "picked"));
  const named = await all({ kind: "people" });
  assert.match(named.find(({ act }) => act === "person_added")?.subject ?? "", /\(nº \d+\)/);
  assert.deepEqual(await all({ to: "2020-01-01" }), []);
  assert.deepEqual(await all({ from: "2099-01-01" }), []);
  assert.equal((await admin.request("GET", "/api/audit?from=2026-02-31")).statusCode, 400);
  assert.equal(
    (await admin.request("GET", "/api/audit?from=2026-02-02&to=2026-02-01")).json().code,
    "period_backwards",
  );
  assert.equal((await admin.request("GET", "/api/audit?cursor=nada")).statusCode, 400);
});

test("pages follow each other without a gap or a repetition, years back, and also within one moment", async () => {
  const { rows } = await shop.database.query("SELECT id FROM shops");
  await shop.database.query(
    `INSERT INTO audit_log (shop_id, id, at, act, subject)
     SELECT $1, gen_random_uuid(), '2023-05-05T12:00:00.123456Z'::timestamptz - (n / 40) * interval '97 days', 'settings_changed', 'n' || n
     FROM generate_series(1, 170) n`,
    [rows[0].id],
  );
  const entries = await all();
  const { rows: counted } = await shop.database.query(
    "SELECT (SELECT count(*) FROM audit_log) + (SELECT count(*) FROM order_events) AS n",
  );
  assert.equal(entries.length, counted[0].n);
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  assert.deepEqual(
    entries.map(({ at }) => at),
    entries
      .map(({ at }) => at)
      .toSorted()
      .reverse(),
  );
  assert.equal((await all({ from: "2023-05-05", to: "2023-05-05" })).length, 39);
});
