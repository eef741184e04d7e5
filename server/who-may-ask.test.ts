import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../shared/new-id.ts";
import { ROLES, type Role } from "../shared/people/roles.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../test-support/test-shop.ts";

const PEOPLE = "picker seller buyer admin";
/** Besides the roles: a stranger without a session, and a screen on the wall. */
const ANYBODY = `${PEOPLE} stranger wall`;
const ON_THE_WALL = `${PEOPLE} wall`;
const SELLING = "seller admin";

/** Every way into the API and who may go it, written out a second time: a way that is not here fails. */
const TABLE: Record<string, string> = {
  "POST /api/session": ANYBODY,
  "GET /api/session": PEOPLE,
  "DELETE /api/session": PEOPLE,
  "GET /api/session/known-people": ANYBODY,
  "GET /api/setup": ANYBODY,
  "POST /api/setup": "",
  "GET /api/people": "admin",
  "POST /api/people": "admin",
  "PATCH /api/people/{id}": "admin",
  "POST /api/people/{id}/unlock": "admin",
  "GET /api/people/{id}/devices": "admin",
  "POST /api/people/{id}/sign-out": "admin",
  "POST /api/quotes": SELLING,
  "POST /api/orders": SELLING,
  "GET /api/orders": ON_THE_WALL,
  "GET /api/orders/recently-finished": ON_THE_WALL,
  "GET /api/orders/{id}": PEOPLE,
  "GET /api/orders/{id}/events": PEOPLE,
  "GET /api/orders/{id}/pdf": PEOPLE,
  "POST /api/orders/{id}/commands": PEOPLE,
  "GET /api/logistics": ON_THE_WALL,
  "POST /api/logistics": "admin",
  "PATCH /api/logistics/{id}": "admin",
  "GET /api/settings": ON_THE_WALL,
  "PATCH /api/settings": "admin",
  "GET /api/settings/logo": ANYBODY,
  "GET /api/audit": "admin",
  "GET /api/barcodes": PEOPLE,
  "POST /api/barcodes": PEOPLE,
  "GET /api/barcodes/{code}": PEOPLE,
  "DELETE /api/barcodes/{code}": PEOPLE,
  "GET /api/figures": "admin",
  "GET /api/history": PEOPLE,
  "GET /api/history.csv": PEOPLE,
  "GET /api/purchases": PEOPLE,
  "GET /api/purchases/lines": PEOPLE,
  "GET /api/purchases/alarms": PEOPLE,
  "GET /api/purchases/suppliers": PEOPLE,
  "GET /api/products": PEOPLE,
  "GET /api/products/shortages": PEOPLE,
  "GET /api/products/{code}/substitutes": PEOPLE,
  "GET /api/dispatch": PEOPLE,
  "GET /api/operations": "admin",
  "POST /api/operations/backups": "admin",
  "GET /api/walls": "admin",
  "POST /api/walls": "admin",
  "DELETE /api/walls/{id}": "admin",
  "POST /api/wall-session": ANYBODY,
  "GET /api/wall-session": ON_THE_WALL,
};

let shop: TestShop;
let wall: Record<string, string>;
const hands = new Map<Role, Hand>();
before(async () => {
  shop = await openTestShop();
  for (const role of ROLES) hands.set(role, await shop.hire(role));
  const admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  const { token } = (await admin.request("POST", "/api/walls", { name: "TV" })).json();
  const came = await shop.app.inject({ method: "POST", url: "/api/wall-session", payload: { token } });
  wall = Object.fromEntries(came.cookies.map(({ name, value }) => [name, value]));
});
after(() => shop.close());

/** Nobody in this test knows what to send; whoever may ask is told that, and nobody else is. */
async function asks(who: Role | "stranger" | "wall", way: string): Promise<number> {
  const [method, path] = way.split(" ") as ["GET" | "POST" | "PATCH" | "DELETE", string]; // as: the table's form
  const url = path.replace("{id}", newId()).replace("{code}", "NADA");
  const body = method === "GET" || method === "DELETE" ? undefined : {};
  if (who === "stranger" || who === "wall") {
    const cookies = who === "wall" ? wall : {};
    return (await shop.app.inject({ method, url, cookies, ...(body && { payload: body }) })).statusCode;
  }
  const hand = way === "DELETE /api/session" ? await shop.hire(who) : hands.get(who);
  return (await hand!.request(method, url, body)).statusCode;
}

test("every way into the API is in the table, and the table names no other", async () => {
  await shop.app.ready();
  const ways = Object.entries(shop.app.swagger().paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(ways.sort(), Object.keys(TABLE).sort());
});

for (const [way, may] of Object.entries(TABLE).filter(([, may]) => may))
  test(`${way} answers ${may} and nobody else`, async () => {
    for (const role of ROLES) {
      const status = await asks(role, way);
      if (may.split(" ").includes(role)) assert.ok(status !== 401 && status !== 403, `${role}: ${status}`);
      else assert.equal(status, 403, role);
    }
    for (const who of ["stranger", "wall"] as const) {
      const status = await asks(who, way);
      if (may.split(" ").includes(who)) assert.ok(status !== 403, `${who}: ${status}`);
      else assert.equal(status, 401, who);
    }
  });
