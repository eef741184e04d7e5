import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { HistoryPage, PastOrder } from "../../shared/history/history.ts";
import { shopDay } from "../../shared/insights/shop-day.ts";
import { hireTeam, writePast } from "../../test-support/insights/past-of-a-shop.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { addInvented } from "../demo/copy-invented.ts";
import { chanceFrom, inventOrder, type Team } from "../demo/invent-orders.ts";
import type { Invented } from "../demo/order-story.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";
import { HISTORY_COLUMNS } from "./history-csv.ts";
import { searchWords } from "./read-meanings.ts";

const ZONE = "America/Sao_Paulo";
let shop: TestShop;
let admin: Hand;
let team: Team;
let past: Invented[];
before(async () => {
  shop = await openTestShop();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  team = await hireTeam(shop);
  past = await writePast(shop, team, { lastDay: "2026-03-13", days: 30, perDay: 9, firstNumber: 20_000 });
});
after(() => shop.close());

type Query = Record<string, string>;
async function page(query: Query, hand = admin): Promise<HistoryPage> {
  const answer = await hand.request("GET", `/api/history?${new URLSearchParams(query)}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

async function all(query: Query): Promise<PastOrder[]> {
  const orders: PastOrder[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const next: HistoryPage = await page({ ...query, ...(cursor && { cursor }) });
    assert.ok(next.orders.length <= 50);
    orders.push(...next.orders);
    cursor = next.nextCursor;
  }
  return orders;
}

/** The same question put to what was invented, order by order. */
const expected = (wanted: (one: Invented) => boolean): string[] =>
  past
    .filter(wanted)
    .map(({ order }) => order)
    .sort((a, b) =>
      a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1,
    )
    .map(({ id }) => id);

async function finds(query: Query, wanted: (one: Invented) => boolean): Promise<void> {
  const ids = expected(wanted);
  assert.deepEqual(
    (await all(query)).map(({ id }) => id),
    ids,
    JSON.stringify(query),
  );
  assert.ok(ids.length > 0, `${JSON.stringify(query)} finds something`);
}

const day = (iso: string) => shopDay(Date.parse(iso), ZONE);
const has = ({ order }: Invented, ...words: string[]) =>
  order.lines.some((line) => {
    const held = searchWords(`${line.code} ${line.description}`);
    return words.every((word) => held.some((one) => one.startsWith(word)));
  });

test("everybody signed in reads all orders, newest first, fifty a page; a stranger none", async () => {
  const everything = expected(() => true);
  assert.deepEqual(
    (await all({})).map(({ id }) => id),
    everything,
  );
  for (const role of ["seller", "picker", "buyer", "admin"] as const) {
    const hand = await shop.hire(role);
    const { orders } = await page({}, hand);
    assert.deepEqual(
      orders.map(({ id }) => id),
      everything.slice(0, 50),
    );
    assert.equal((await hand.request("GET", "/api/history.csv")).statusCode, 200);
  }
  for (const url of ["/api/history", "/api/history.csv"])
    assert.equal((await shop.app.inject({ method: "GET", url })).statusCode, 401);
});

test("one field finds numbers, clients, products, and a client's product", async () => {
  await finds({ q: "20013" }, ({ order }) => order.number === "20013");
  await finds({ q: "2001" }, ({ order }) => order.number!.startsWith("2001"));
  await finds({ q: "aurora" }, ({ order }) => order.client.name === "LOJA AURORA");
  await finds({ q: "casa cab" }, ({ order }) => order.client.name === "CASA DO CABO & CIA");
  await finds(
    { q: "ACESSORIO" },
    ({ order }) => order.client.name === "PONTO DO ACESSÓRIO" || order.client.name === "JP ACESSÓRIOS",
  );
  await finds({ q: "pelicula a16" }, (one) => has(one, "pelicula", "a16"));
  await finds({ q: "03181" }, (one) => has(one, "03181"));
  await finds(
    { q: "aurora pelicula a16" },
    (one) => one.order.client.name === "LOJA AURORA" && has(one, "pelicula", "a16"),
  );
  await finds(
    { q: "magnético zezinho" },
    (one) => one.order.client.name === "BANCA DO ZEZINHO" && has(one, "magnetico"),
  );
  await finds({ q: "cabo" }, (one) => one.order.client.name === "CASA DO CABO & CIA" || has(one, "cabo"));
  const { clients, products } = await page({ q: "cabo" });
  assert.deepEqual(clients, ["CASA DO CABO & CIA"]);
  assert.ok(products.length > 0 && products.every(({ description }) => description.includes("CABO")));
  for (const q of ["ninguém", "%", "' | 'a", "!!!", "aurora & !casa", "\\"])
    assert.ok(Array.isArray((await page({ q })).orders));
  assert.deepEqual((await page({ q: "ninguem assim" })).orders, []);
});

test("filters narrow, alone and together", async () => {
  const seller = team.sellers[1]!.id;
  await finds({ seller }, ({ order }) => order.seller.id === seller);
  await finds({ logistics: "motoboy" }, ({ order }) => order.logistics === "motoboy");
  for (const state of ["cancelled", "dispatched", "finished"] as const)
    await finds({ state }, ({ order }) => order.state === state);
  await finds({ client: "TOP CELL JARDIM" }, ({ order }) => order.client.name === "TOP CELL JARDIM");
  await finds({ product: "00741" }, (one) => has(one, "00741"));
  await finds(
    { from: "2026-03-02", to: "2026-03-04" },
    ({ order }) => day(order.createdAt) >= "2026-03-02" && day(order.createdAt) <= "2026-03-04",
  );
  // Together they find at least the order that they were taken from.
  const { order: sample } = past.find((one) => one.order.state === "dispatched" && has(one, "00741"))!;
  const from = day(sample.createdAt);
  await finds(
    { seller: sample.seller.id, product: "00741", from, q: sample.client.name, state: "dispatched" },
    (one) =>
      one.order.seller.id === sample.seller.id &&
      one.order.state === "dispatched" &&
      has(one, "00741") &&
      day(one.order.createdAt) >= from &&
      one.order.client.name === sample.client.name,
  );
  const cancelled = past.find(({ order }) => order.state === "cancelled")!.order.number!.slice(0, 4);
  await finds(
    { q: cancelled, state: "cancelled" },
    ({ order }) => order.number!.startsWith(cancelled) && order.state === "cancelled",
  );
});

test("a number among the figures opens just the orders that it counts", async () => {
  const period = { from: "2026-03-02", to: "2026-03-06" };
  const figures = (await admin.request("GET", `/api/figures?${new URLSearchParams(period)}`)).json();
  const count = async (query: Query) => (await all({ ...period, by: "finished", ...query })).length;
  assert.equal(await count({}), figures.total.orders);
  for (const seller of figures.sellers) assert.equal(await count({ seller: seller.id }), seller.orders);
  for (const person of figures.people) assert.equal(await count({ picker: person.id }), person.orders);
  for (const product of figures.products.missing.slice(0, 3))
    assert.equal(await count({ product: product.code, lack: "missing" }), product.missingOrders);
  for (const product of figures.products.bought.slice(0, 3))
    assert.equal(await count({ product: product.code, lack: "bought" }), product.boughtOrders);
});

test("orders that are made while somebody turns pages push nothing off them and nothing in twice", async () => {
  for (const query of [{}, { q: "pelicula" }, { q: "a" }, { seller: team.sellers[0]!.id }] as Query[]) {
    const before = (await all(query)).map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const next: HistoryPage = await page({ ...query, ...(cursor && { cursor }) });
      seen.push(...next.orders.map(({ id }) => id));
      cursor = next.nextCursor;
      await admin.newOrder("0");
    }
    assert.deepEqual(seen, before);
  }
});

test("open orders are found beside closed ones, and alone", async () => {
  const order = await admin.newOrder("77001");
  assert.deepEqual(
    (await page({ q: "77001" })).orders.map(({ id }) => id),
    [order.id],
  );
  assert.equal((await page({})).orders[0]?.id, order.id);
  const open = (await all({ state: "open" })).map(({ id }) => id);
  assert.ok(
    open.includes(order.id) && !past.some((one) => one.order.finished && open.includes(one.order.id)),
  );
  assert.deepEqual(
    (await all({ state: "new", q: "77001" })).map(({ id }) => id),
    [order.id],
  );
  assert.deepEqual((await page({ state: "finished", q: "77001" })).orders, []);
});

/** What a spreadsheet makes of the file. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ["", false];
  for (let at = 0; at < csv.length; at++) {
    const letter = csv[at]!;
    if (quoted && letter === '"' && csv[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === ";" || letter === "\n")) {
      rows.at(-1)!.push(cell);
      cell = "";
      if (letter === "\n") rows.push([]);
    } else if (quoted || letter !== "\r") cell += letter;
  }
  return rows.slice(0, -1);
}

test("the file holds the list cell by cell, all pages of it, and no formula", async () => {
  const odd = [
    '=SOMA(A1);"B"',
    "@importante",
    "+55 11 LOJA",
    "-DOIS",
    "\tTABULADA",
    'LOJA "DAS ASPAS" & FILHOS; LTDA',
  ];
  const ways = [{ id: "correios", requiresBox: true }];
  const named = odd.map((name, index) => {
    const one = inventOrder(
      team,
      ways,
      60_000 + index,
      Date.parse("2026-03-12T23:30:00Z") + index,
      chanceFrom(index + 5),
    );
    one.order.client.name = name;
    return one;
  });
  await addInvented(shop.database, shopId, named);
  past.push(...named);

  for (const query of [{}, { q: "pelicula" }, { from: "2026-03-12", logistics: "correios" }] as Query[]) {
    const answer = await admin.request("GET", `/api/history.csv?${new URLSearchParams(query)}`);
    assert.match(String(answer.headers["content-type"]), /^text\/csv/);
    assert.match(
      String(answer.headers["content-disposition"]),
      /^attachment; filename="pedidos-\d{4}-\d{2}-\d{2}\.csv"$/,
    );
    assert.ok(answer.body.startsWith("\uFEFF"));
    const [head, ...rows] = cells(answer.body.slice(1));
    assert.deepEqual(head, [...HISTORY_COLUMNS]);
    const orders = await all(query);
    assert.equal(rows.length, orders.length);
    const moment = new Intl.DateTimeFormat("pt-BR", {
      dateStyle: "short",
      timeStyle: "short",
      timeZone: ZONE,
    });
    const at = (iso: string | null) => {
      if (!iso) return "";
      const part = Object.fromEntries(
        moment.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
      );
      return `${part.day}/${part.month}/${part.year} ${part.hour}:${part.minute}`;
    };
    const words = {
      new: "Novo",
      picking: "Separando",
      waiting: "Aguarda compra",
      ready: "Pronto",
      finished: "Finalizado",
      dispatched: "Despachado",
      cancelled: "Cancelado",
    };
    const { logistics } = (await admin.request("GET", "/api/logistics")).json();
    for (const [index, order] of orders.entries())
      assert.deepEqual(rows[index], [
        order.number ?? "",
        /^[=+\-@\t]/.test(order.client.name) ? `'${order.client.name}` : order.client.name,
        order.client.code,
        order.seller.name,
        logistics.find(({ id }: { id: string }) => id === order.logistics).name,
        order.packaging === "box" ? "Caixa" : "Sacola",
        words[order.state],
        at(order.createdAt),
        at(order.finishedAt),
        at(order.dispatchedAt),
        at(order.cancelledAt),
        String(order.lines),
        String(order.units),
        (order.payableCents / 100).toFixed(2).replace(".", ","),
        order.pickers.map(({ name }) => name).join(", "),
      ]);
    assert.ok(rows.flat().every((cell) => !/^[=+\-@\t\r]/.test(cell)));
  }
});

test("words are the same on both sides, and mean the same in the database", async () => {
  for (const text of [
    "CASA DO CABO & CIA",
    "PONTO DO ACESSÓRIO",
    "P2XP2 -->> 1,5M (N. UN)",
    "  ",
    "ÀÉÎÕÜ ç ñ",
    "40021/22",
    "D'ÁGUA ½",
  ]) {
    const { rows } = await shop.database.query<{ words: string[] }>("SELECT search_words($1) AS words", [
      text,
    ]);
    assert.deepEqual(rows[0]!.words, searchWords(text), text);
  }
  const letters = fc.string({ unit: fc.constantFrom(..."AÁÂÃÇÉÍÓÕÚÜaáçõ09 &-./()'\"") });
  await fc.assert(
    fc.asyncProperty(letters, async (text) => {
      const { rows } = await shop.database.query<{ words: string[] }>("SELECT search_words($1) AS words", [
        text,
      ]);
      assert.deepEqual(rows[0]!.words, searchWords(text));
    }),
    { numRuns: 50 },
  );
});

test("a period must be days, and begin before it ends", async () => {
  const refused = async (query: string) => (await admin.request("GET", `/api/history?${query}`)).json().code;
  assert.equal(await refused("from=2026-02-30"), "bad_request");
  assert.equal(await refused("from=2026-03-02&to=2026-03-01"), "period_backwards");
  assert.equal(await refused("state=lost"), "bad_request");
  assert.equal(await refused("cursor=first"), "bad_request");
});
