import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { newId } from "../shared/new-id.ts";
import { openScreen } from "../test-support/live-screen.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../test-support/test-shop.ts";
import { FIRST_SHOP_ID } from "./platform/shop.ts";

const OTHER = newId();
const SECRET_WORD = "ZYXWVUTS";
const TOKEN = "a token of the other shop, known to us";

let shop: TestShop;
let admin: Hand;
/** Ids of rows that belong to the other shop. */
const theirs = {
  person: newId(),
  order: newId(),
  line: newId(),
  quote: newId(),
  product: newId(),
  wall: newId(),
  logistics: "teleporte",
};

before(async () => {
  shop = await openTestShop();
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  const order = await admin.newOrder("52001");
  await admin.send(order.id, {
    type: "reportMissing",
    lineId: order.lines[0]!.id,
    quantity: 1,
    reason: "out_of_stock",
  });
  await admin.request("POST", "/api/walls", { name: "TV" });
  await moveIntoOtherShop(order.id, order.lines[0]!.id);
});
after(() => shop.close());

/** A second shop in the same database: copies of what this one has, under ids of their own. */
async function moveIntoOtherShop(orderId: string, lineId: string): Promise<void> {
  const copy = async (table: string, where: string, patch: object) => {
    const { rows } = await shop.database.query<{ columns: string }>(
      "SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped",
      [table],
    );
    const columns = rows[0]!.columns;
    const made = await shop.database.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM (
         SELECT (jsonb_populate_record(t, $2)).* FROM ${table} t WHERE shop_id = $1 AND ${where}) c`,
      [FIRST_SHOP_ID, JSON.stringify({ shop_id: OTHER, ...patch })],
    );
    assert.ok(made.rowCount, table);
  };
  await shop.database.query("INSERT INTO shops (id, name) VALUES ($1, 'A outra')", [OTHER]);
  const person = { id: theirs.person, login: 77, name: SECRET_WORD };
  await copy("people", "login = 1", person);
  await shop.database.query("INSERT INTO devices (shop_id, id) VALUES ($1, $2)", [OTHER, theirs.person]);
  const tokenHash = `\\x${createHash("sha256").update(TOKEN).digest("hex")}`;
  await shop.database.query(
    "INSERT INTO sessions (shop_id, id_hash, person_id, device_id, csrf_token) VALUES ($1, $2, $3, $3, 'x')",
    [OTHER, tokenHash, theirs.person],
  );
  await copy("walls", "true", {
    id: theirs.wall,
    name: SECRET_WORD,
    token_hash: tokenHash,
    created_by: theirs.person,
  });
  await copy("logistics", "id = 'motoboy'", { id: theirs.logistics, name: SECRET_WORD });
  const number = "52001"; // the same as ours: numbers are each shop's own
  await copy("quotes", "number = '52001'", { id: theirs.quote, created_by: theirs.person });
  await copy("products", `id = (SELECT product_id FROM lines WHERE id = '${lineId}')`, {
    id: theirs.product,
    code: SECRET_WORD,
    description: SECRET_WORD,
  });
  await copy("orders", `id = '${orderId}'`, {
    id: theirs.order,
    number,
    quote_id: theirs.quote,
    request_id: newId(),
    client_name: SECRET_WORD,
    seller_id: theirs.person,
    logistics_id: theirs.logistics,
    pickers: [],
  });
  await copy("lines", `id = '${lineId}'`, {
    id: theirs.line,
    order_id: theirs.order,
    product_id: theirs.product,
    code: SECRET_WORD,
    description: SECRET_WORD,
  });
  await copy("order_events", `order_id = '${orderId}'`, {
    order_id: theirs.order,
    by_id: theirs.person,
    by_name: SECRET_WORD,
    data: { v: 1, moves: [], lineId: theirs.line },
  });
  await copy("audit_log", "act = 'wall_added'", {
    id: newId(),
    person_id: theirs.person,
    subject: SECRET_WORD,
  });
  await shop.database.query(
    "INSERT INTO barcodes (shop_id, code, product_id, learned_by) VALUES ($1, '789', $2, $3)",
    [OTHER, theirs.product, theirs.person],
  );
}

test("what belongs to another shop is not there, under any address", async () => {
  const { order, person, wall, quote, line } = theirs;
  const gone: ["GET" | "POST" | "PATCH" | "DELETE", string, object?][] = [
    ["GET", `/api/orders/${order}`],
    ["GET", `/api/orders/${order}/events`],
    ["GET", `/api/orders/${order}/pdf`],
    [
      "POST",
      `/api/orders/${order}/commands`,
      { commands: [{ commandId: newId(), type: "pick", lineId: line, quantity: 1 }] },
    ],
    ["POST", "/api/orders", { quoteId: quote, logistics: "motoboy", packaging: "bag", requestId: newId() }],
    ["PATCH", `/api/people/${person}`, { active: false }],
    ["POST", `/api/people/${person}/unlock`],
    ["GET", `/api/people/${person}/devices`],
    ["POST", `/api/people/${person}/sign-out`],
    ["DELETE", `/api/walls/${wall}`],
    ["PATCH", `/api/logistics/${theirs.logistics}`, { active: false }],
    ["GET", "/api/barcodes/789"],
    ["DELETE", "/api/barcodes/789"],
    ["POST", "/api/barcodes", { code: "790", productCode: SECRET_WORD }],
  ];
  for (const [method, url, body] of gone) {
    const answer = await admin.request(method, url, body);
    assert.equal(answer.statusCode, 404, `${method} ${url}: ${answer.body}`);
  }
  assert.equal((await admin.request("GET", `/api/history?product=${SECRET_WORD}`)).json().product, null);
});

test("no list, search, file or figure holds a word of it", async () => {
  const { paths = {} } = shop.app.swagger();
  const lists = Object.entries(paths).filter(([path, item]) => item && "get" in item && !path.includes("{"));
  assert.ok(lists.length > 15);
  for (const [path] of lists) {
    for (const query of [
      "",
      `?q=${SECRET_WORD}`,
      `?state=open&q=${SECRET_WORD}`,
      `?codes=${SECRET_WORD}`,
      `?order=${theirs.order}`,
      `?seller=${theirs.person}`,
      `?person=${theirs.person}`,
    ]) {
      const { statusCode, body } = await admin.request("GET", path + query);
      assert.ok(statusCode < 500, path);
      // What was asked for may be repeated; everything else may not be theirs.
      const found =
        body.replaceAll(`"${SECRET_WORD}"`, "").includes(SECRET_WORD) || body.includes(theirs.order);
      assert.ok(!found, `${path}${query}: ${body.slice(0, 300)}`);
      if (query === "") assert.ok(!body.includes(SECRET_WORD), path);
    }
  }
});

test("a session or a wall of another shop opens nothing here, and its orders are not to be heard", async () => {
  for (const cookie of ["session", "wall"])
    assert.equal(
      (await shop.app.inject({ url: "/api/orders", cookies: { [cookie]: TOKEN } })).statusCode,
      401,
    );
  const wall = await shop.app.inject({ method: "POST", url: "/api/wall-session", payload: { token: TOKEN } });
  assert.equal(wall.statusCode, 401);
  const signIn = await shop.app.inject({
    method: "POST",
    url: "/api/session",
    payload: { login: 77, pin: ADMIN.pin },
  });
  assert.equal(signIn.statusCode, 401);
  const screen = await openScreen(shop.app, admin);
  await screen.watch(`order:${theirs.order}`, "board", "purchasing");
  assert.ok(screen.heard.some((said) => said.type === "refused" && said.code === "not_found"));
  assert.ok(!JSON.stringify(screen.heard).includes(SECRET_WORD));
  screen.close();
});
