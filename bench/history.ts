import assert from "node:assert/strict";
import type { HistoryPage } from "../shared/history/history.ts";
import { ADMIN, openTestShop } from "../test-support/test-shop.ts";
import { timed, writeManyOrders } from "./many-orders.ts";

/** `node bench/history.ts [orders]`: what a search costs among a million finished orders. */
const wanted = Number(process.argv[2] ?? 1_000_000);
const shop = await openTestShop();
const finished = await writeManyOrders(shop, Math.ceil(wanted * 1.03), { everyDays: 3, withLog: false });
console.log(`${finished} finished orders`);
const admin = await shop.signIn(ADMIN.login, ADMIN.pin);
const ask = async (query: string): Promise<HistoryPage> => {
  const answer = await admin.request("GET", `/api/history?${query}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
};
const first = await ask("");
const { rows: middle } = await shop.database.query<{ id: string; day: string }>(
  "SELECT id, created_at::date::text AS day FROM orders ORDER BY created_at OFFSET 500000 LIMIT 1",
);
const deep = middle[0] ?? { id: first.orders.at(-1)?.id ?? "", day: "2024-01-01" };
const questions = {
  "the newest": "",
  "the page after the 500,000th": `cursor=${deep.id}`,
  "a number": "q=40018",
  "a number's beginning": "q=4001",
  "a client": "q=aurora 17",
  "many clients of one name": "q=loja",
  "a product of many": "q=pelicula a16 mod 17",
  "all products of a word": "q=pelicula",
  "a client's product": "q=aurora 17 pelicula a16",
  "a common client's rare product": "q=aurora magnetico 199",
  nothing: "q=nadaassim",
  "a month long ago": `from=${deep.day}&to=${deep.day.slice(0, 8)}28`,
  "a client, that month on": `q=aurora 17&to=${deep.day}`,
  "a product, until long ago": `q=pelicula a16 mod 17&to=${deep.day}`,
  "a product's page deep down": `q=pelicula a16 mod 17&cursor=${deep.id}`,
  "one seller": `seller=${first.orders[0]?.seller.id}`,
  "one seller, one way, cancelled": `seller=${first.orders[0]?.seller.id}&logistics=motoboy&state=cancelled`,
  cancelled: "state=cancelled",
  open: "state=open",
};
for (const [name, query] of Object.entries(questions)) {
  const { orders } = await ask(query);
  const { p50, max } = await timed(() => ask(query));
  console.log(
    `${name.padEnd(34)} ${String(orders.length).padStart(3)} found   p50 ${p50} ms   max ${max} ms`,
  );
}
await shop.close();
