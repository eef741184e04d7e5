import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CLOSE } from "../../shared/live/timing.ts";
import { type LiveScreen, openScreen } from "../../test-support/live-screen.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
let admin: Hand;
let seller: Hand;
const screens: LiveScreen[] = [];
before(async () => {
  shop = await openTestShop({ liveTiming: { sessionsMs: 200 } });
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  seller = await shop.hire("seller");
});
after(async () => {
  for (const screen of screens) screen.close();
  await shop.close();
});

interface NewWall {
  id: string;
  name: string;
  token: string;
}

async function hangUp(name: string): Promise<NewWall & { cookies: Record<string, string> }> {
  const made = await admin.request("POST", "/api/walls", { name });
  assert.equal(made.statusCode, 201, made.body);
  const wall: NewWall = made.json();
  const came = await shop.app.inject({
    method: "POST",
    url: "/api/wall-session",
    payload: { token: wall.token },
  });
  assert.deepEqual([came.statusCode, came.json()], [200, { wall: { id: wall.id, name } }]);
  const [cookie] = came.cookies;
  assert.ok(cookie?.httpOnly && cookie.sameSite === "Strict");
  return { ...wall, cookies: { [cookie.name]: cookie.value } };
}

test("a screen on the wall shows the board and who is where, and nothing else", async () => {
  const wall = await hangUp("TV da expedição");
  const order = await seller.newOrder("0");
  const get = (url: string) => shop.app.inject({ method: "GET", url, cookies: wall.cookies });
  const board = await get("/api/orders?state=open");
  assert.deepEqual(board.json(), (await seller.request("GET", "/api/orders?state=open")).json());
  assert.deepEqual((await get("/api/orders/recently-finished")).json(), { orders: [] });
  assert.equal((await get("/api/wall-session")).json().wall.id, wall.id);
  const forbidden = [
    "/api/orders?state=finished",
    "/api/orders?state=open&q=a",
    `/api/orders?seller=${order.seller.id}`,
  ];
  for (const url of forbidden) assert.equal((await get(url)).statusCode, 403, url);
  const closed = [
    `/api/orders/${order.id}`,
    `/api/orders/${order.id}/events`,
    "/api/purchases/lines",
    "/api/people",
    "/api/session",
  ];
  for (const url of closed) assert.equal((await get(url)).statusCode, 401, url);
  const act = {
    method: "POST",
    url: `/api/orders/${order.id}/commands`,
    cookies: wall.cookies,
    payload: { commands: [] },
  } as const;
  assert.equal((await shop.app.inject(act)).statusCode, 401);

  const screen = await openScreen(shop.app, wall);
  screens.push(screen);
  await screen.watch("board", "presence", "purchasing", `order:${order.id}`);
  const refused = screen.heard.flatMap((said) => (said.type === "refused" ? [[said.topic, said.code]] : []));
  assert.deepEqual(refused.sort(), [
    [`order:${order.id}`, "forbidden"],
    ["purchasing", "forbidden"],
  ]);
  const person = await openScreen(shop.app, seller);
  screens.push(person);
  await person.watch(`order:${order.id}`, "presence");
  screen.say({ type: "here", orderId: order.id });
  person.say({ type: "here", orderId: order.id });
  await seller.send(order.id, { type: "pick", lineId: order.lines[0]!.id, quantity: 1 });
  await screen.hears("card", (said) => said.order.id === order.id);
  await person.hears("order");
  const { people } = await screen.hears("presence", ({ orderId }) => orderId === order.id);
  assert.deepEqual(
    people.map(({ id }) => id),
    [seller.me.person.id],
    "a wall is nobody",
  );
  assert.ok(screen.heard.every(({ type }) => type !== "order"));
});

test("a screen that is taken down goes dark at once and does not come back; the others stay", async () => {
  const [gone, stays] = [await hangUp("TV velha"), await hangUp("TV nova")];
  const [dark, bright] = [await openScreen(shop.app, gone), await openScreen(shop.app, stays)];
  screens.push(dark, bright);
  await bright.watch("board");
  const listed = (await admin.request("GET", "/api/walls")).json().walls;
  assert.ok(listed.some(({ id }: NewWall) => id === gone.id));
  assert.ok(listed.every((wall: object) => !("token" in wall)));
  assert.equal((await admin.request("DELETE", `/api/walls/${gone.id}`)).statusCode, 204);
  assert.equal(await dark.closed, CLOSE.sessionEnded);
  await assert.rejects(openScreen(shop.app, gone), /refused with 401/);
  const again = await shop.app.inject({
    method: "POST",
    url: "/api/wall-session",
    payload: { token: gone.token },
  });
  assert.deepEqual([again.statusCode, again.json().code], [401, "wrong_wall_token"]);
  const board = await shop.app.inject({
    method: "GET",
    url: "/api/orders?state=open",
    cookies: gone.cookies,
  });
  assert.equal(board.statusCode, 401);
  assert.equal((await admin.request("DELETE", `/api/walls/${gone.id}`)).statusCode, 404);
  assert.equal(bright.socket.readyState, bright.socket.OPEN);
  const found = await openScreen(shop.app, stays);
  screens.push(found);
  await shop.database.query("UPDATE walls SET ended_at = now() WHERE id = $1", [stays.id]);
  assert.equal(await found.closed, CLOSE.sessionEnded, "also when nobody said so");
});

test("only an administrator hangs screens up, and the database keeps no token", async () => {
  const { token } = await hangUp("TV do estoque");
  for (const [method, url] of [
    ["GET", "/api/walls"],
    ["POST", "/api/walls"],
    ["DELETE", "/api/walls/x"],
  ] as const)
    assert.equal(
      (await seller.request(method, url, method === "POST" ? { name: "x" } : undefined)).statusCode,
      403,
    );
  const { rows } = await shop.database.query("SELECT row_to_json(w)::text AS kept FROM walls w");
  assert.ok(rows.length > 0 && rows.every(({ kept }) => !kept.includes(token)));
  const audit = await shop.database.query("SELECT act FROM audit_log WHERE act LIKE 'wall%'");
  assert.ok(audit.rows.length > 0);
});
