import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Settings } from "../../shared/settings/settings.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { readWorkingHours } from "../insights/working-hours.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==",
  "base64",
);

let shop: TestShop;
let admin: Hand;
let picker: Hand;
before(async () => {
  shop = await openTestShop();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  picker = await shop.hire("picker");
});
after(() => shop?.close());

const read = async (hand: Hand): Promise<Settings> => (await hand.request("GET", "/api/settings")).json();
async function change(body: unknown): Promise<Settings> {
  const answer = await admin.request("PATCH", "/api/settings", body);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}
async function lastAudit() {
  const { rows } = await shop.database.query(
    "SELECT act, person_id, device_id, address, subject, data FROM audit_log ORDER BY id DESC LIMIT 1",
  );
  return rows[0];
}

test("everybody signed in reads the settings, only an administrator changes them, and a stranger does neither", async () => {
  for (const role of ["seller", "picker", "buyer", "admin"] as const) {
    const hand = await shop.hire(role);
    const settings = await read(hand);
    assert.equal(settings.shopName, "PMCELL São Paulo");
    assert.equal(settings.brandColor, "#f97316");
    assert.ok(settings.reasons.some(({ code, active }) => code === "other" && active));
    const refused = role === "admin" ? 200 : 403;
    assert.equal((await hand.request("PATCH", "/api/settings", { soundsOn: true })).statusCode, refused);
    const name = `Balcão de ${role}`;
    assert.equal(
      (await hand.request("POST", "/api/logistics", { name })).statusCode,
      role === "admin" ? 201 : 403,
    );
    assert.equal(
      (await hand.request("PATCH", "/api/logistics/motoboy", { place: 3 })).statusCode,
      role === "admin" ? 200 : 403,
    );
  }
  for (const [method, url] of [
    ["GET", "/api/settings"],
    ["PATCH", "/api/settings"],
    ["POST", "/api/logistics"],
    ["PATCH", "/api/logistics/motoboy"],
  ] as const)
    assert.equal((await shop.app.inject({ method, url, payload: {} })).statusCode, 401);
});

test("a change is seen by everybody and stands in the audit log with before and after, and nothing else", async () => {
  const settings = await change({ shopName: "  Atacado da Esquina ", brandColor: "#0055aa" });
  assert.equal(settings.shopName, "Atacado da Esquina");
  assert.deepEqual(await read(picker), settings);
  const audit = await lastAudit();
  assert.equal(audit.act, "settings_changed");
  assert.equal(audit.person_id, admin.me.person.id);
  assert.ok(audit.device_id && audit.address);
  assert.deepEqual(audit.data, {
    before: { shopName: "PMCELL São Paulo", brandColor: "#f97316" },
    after: { shopName: "Atacado da Esquina", brandColor: "#0055aa" },
  });
  await change({ brandColor: "#0055aa" });
  assert.deepEqual(await lastAudit(), audit, "what changes nothing is no act");
});

test("another process knows within five seconds, and a tick asks for no settings", async () => {
  await change({ soundsOn: false });
  const other = await shop.serveAgain();
  const answer = await other.inject({ url: "/api/settings", cookies: picker.cookies });
  assert.equal(answer.json().soundsOn, false);
});

test("odd settings are refused with their sentence, and change nothing", async () => {
  const before = await read(admin);
  const reason = { code: "other", label: "Outro", active: true };
  for (const [body, code] of [
    [{ brandColor: "red" }, "bad_request"],
    [{ brandColor: "#ff0000;}" }, "bad_request"],
    [{ shopName: "   " }, "bad_request"],
    [{ reasons: [reason, reason] }, "reason_twice"],
    [{ workingHours: { timeZone: "Marte/Olimpo", week: [] } }, "unknown_time_zone"],
    [hours([1, "09:00", "08:00"]), "odd_hours"],
    [hours([1, "08:00", "12:00"], [1, "11:00", "18:00"]), "odd_hours"],
    [{ logo: Buffer.from("<svg onload=alert(1)>").toString("base64") }, "not_a_logo"],
    [{ logo: Buffer.from("<html><script>alert(1)</script>").toString("base64") }, "not_a_logo"],
    [{ logo: Buffer.concat([PNG, Buffer.alloc(102_400)]).toString("base64") }, "logo_too_large"],
  ] as const) {
    const answer = await admin.request("PATCH", "/api/settings", body);
    assert.equal(answer.json().code, code, JSON.stringify(body));
  }
  assert.deepEqual(await read(admin), before);
});

const hours = (...spans: (readonly [number, string, string])[]) => ({
  workingHours: {
    timeZone: "America/Sao_Paulo",
    week: spans.map(([weekday, opens, closes]) => ({ weekday, opens, closes })),
  },
});

test("the figures count by the hours that were set, a lunch break included", async () => {
  const set = hours([1, "08:00", "12:00"], [1, "13:00", "18:00"], [6, "08:00", "12:00"]);
  await change(set);
  assert.deepEqual(await readWorkingHours(shop.database, shopId), set.workingHours);
});

test("one odd part in the database is as if it had never been set, and spoils no other", async () => {
  await shop.database.query(
    `UPDATE shops SET settings = settings || '{"retention": "for ever", "workingHours": {"timeZone": "x", "week": []}}'`,
  );
  const settings = await change({ packaging: { preset: "box" } });
  assert.deepEqual(settings.retention, { backupDays: null });
  assert.equal(settings.workingHours.timeZone, "America/Sao_Paulo");
  assert.equal(settings.packaging.preset, "box");
  assert.equal(settings.brandColor, "#0055aa");
});

test("a reason that was ever given keeps its words, and there is always another way to say why", async () => {
  const { reasons } = await change({
    reasons: [
      { code: "sem_nota", label: "Sem nota fiscal", active: true },
      { code: "other", label: "Outro", active: false },
    ],
  });
  assert.deepEqual(
    reasons.filter(({ active }) => active).map(({ code }) => code),
    ["sem_nota", "other"],
  );
  assert.equal(reasons.find(({ code }) => code === "damaged")?.label, "Avariado");
});

test("the shop's picture is served as a picture and nothing else, also at the door", async () => {
  assert.equal((await shop.app.inject({ url: "/api/settings/logo" })).statusCode, 404);
  const { logo } = await change({ logo: PNG.toString("base64") });
  assert.ok(logo);
  const served = await shop.app.inject({ url: logo });
  assert.deepEqual(served.rawPayload, PNG);
  assert.equal(served.headers["content-type"], "image/png");
  assert.equal(served.headers["x-content-type-options"], "nosniff");
  assert.match(String(served.headers["content-security-policy"]), /default-src 'none'/);
  assert.match(String(served.headers["cache-control"]), /immutable/);
  assert.deepEqual((await lastAudit()).data, { before: { logo: null }, after: { logo } });
  assert.equal((await change({ logo: null })).logo, null);
  assert.equal((await shop.app.inject({ url: logo })).statusCode, 404);
});

test("a way out is added, renamed, moved and taken out of use, each with before and after", async () => {
  const list = async () => (await picker.request("GET", "/api/logistics")).json().logistics;
  const added = await admin.request("POST", "/api/logistics", {
    name: "Transportadora São João",
    requiresBox: true,
  });
  assert.equal(added.statusCode, 201, added.body);
  const { id } = added.json();
  assert.equal(id, "transportadora_sao_joao");
  assert.equal((await list()).at(-1).id, id);
  const patch = (body: unknown) => admin.request("PATCH", `/api/logistics/${id}`, body);
  assert.equal((await patch({ cutOff: "14:30", place: 0 })).statusCode, 200);
  assert.deepEqual((await list())[0], {
    id,
    name: "Transportadora São João",
    requiresBox: true,
    cutOff: "14:30",
    active: true,
  });
  const { act, subject, data } = await lastAudit();
  assert.equal(act, "logistics_changed");
  assert.equal(subject, "Transportadora São João");
  assert.deepEqual(data.after, { cutOff: "14:30", place: 0 });
  assert.equal(data.before.cutOff, null);
  assert.equal((await patch({ name: "CORREIOS" })).json().code, "logistics_name_taken");
  assert.equal((await patch({ cutOff: "25:00" })).statusCode, 400);
  assert.equal((await admin.request("PATCH", "/api/logistics/nada", { active: true })).statusCode, 404);
  for (const row of await list())
    if (row.id !== id) await admin.request("PATCH", `/api/logistics/${row.id}`, { active: false });
  assert.equal((await patch({ active: false })).json().code, "last_logistics");
  assert.equal((await list()).filter((row: { active: boolean }) => row.active).length, 1);
});
