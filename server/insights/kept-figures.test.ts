import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { DEFAULT_WORKING_HOURS } from "../../shared/insights/default-working-hours.ts";
import type { Figures } from "../../shared/insights/figures.ts";
import { exampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import type { Cache } from "../platform/cache.ts";

let shop: TestShop;
let admin: Hand;
let seller: Hand;
before(async () => {
  shop = await openTestShop();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  seller = await shop.hire("seller");
  await finished();
});
after(() => shop.close());

async function finished(): Promise<string> {
  const order = await seller.newOrder("0");
  await seller.send(order.id, { type: "reportMissing", lineId: order.lines[0]!.id, reason: "out_of_stock" });
  await seller.send(order.id, { type: "finishShort", reason: "out_of_stock" });
  return order.id;
}

async function ask(app: FastifyInstance = shop.app, question = ""): Promise<Figures> {
  const answer = await app.inject({ url: `/api/figures?${question}`, cookies: admin.cookies });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

/** What the clock says may differ between two answers. */
const but = ({ glance: { worked: _worked, ...glance }, ...figures }: Figures) => ({ ...figures, glance });

test("whatever is finished, opened again or called otherwise is in the very next figures", async () => {
  let id = "";
  const acts: [string, () => Promise<unknown>][] = [
    ["finished", async () => (id = await finished())],
    ["opened again", () => admin.send(id, { type: "reopen", reason: "customer_request" })],
    ["renamed", () => admin.request("PATCH", `/api/people/${seller.me.person.id}`, { name: "Outro Nome" })],
    ["sent otherwise", () => admin.request("PATCH", "/api/logistics/motoboy", { name: "Moto Rápida" })],
    [
      "a product's new name",
      async () => {
        const { spec } = exampleQuote("0");
        const lines = spec.lines.map((line) => ({ ...line, description: `${line.description} NOVA` }));
        const { quoteId } = await seller.upload({ ...spec, lines });
        return seller.request("POST", "/api/orders", {
          quoteId,
          logistics: "motoboy",
          packaging: "bag",
          requestId: crypto.randomUUID(),
        });
      },
    ],
    [
      "other hours",
      () =>
        admin.request("PATCH", "/api/settings", {
          workingHours: { ...DEFAULT_WORKING_HOURS, week: DEFAULT_WORKING_HOURS.week.slice(0, 4) },
        }),
    ],
  ];
  let before = but(await ask());
  for (const [what, act] of acts) {
    await act();
    const fresh = but(await ask(await shop.serveAgain()));
    const now = but(await ask());
    assert.deepEqual(now, fresh, what);
    assert.notDeepEqual(now, before, what);
    assert.deepEqual(but(await ask()), now, `${what}, kept`);
    before = now;
  }
});

const readsSums = (context: TestContext) => {
  const spy = context.mock.method(shop.database, "query");
  return () =>
    spy.mock.calls.filter(({ arguments: [query] }) => {
      const text = typeof query === "string" ? query : (query as { text: string }).text; // as: by text or by name
      return /figure_days|figure_sums/.test(text);
    }).length;
};

test("sums that nothing has changed are not read again, each question for itself", async (context) => {
  const reads = readsSums(context);
  await ask();
  const once = reads();
  await ask();
  assert.equal(reads(), once);
  await ask(shop.app, "logistics=motoboy");
  assert.ok(reads() > once);
  const twice = reads();
  await ask(shop.app, "logistics=motoboy");
  await ask();
  assert.equal(reads(), twice);
});

test("another process takes the sums that one has read", async () => {
  const shelf = new Map<string, Buffer>();
  const cache: Cache = {
    get: async (name, version) => shelf.get(`${name} ${version}`) ?? null,
    keep: (name, version, bytes) => void shelf.set(`${name} ${version}`, bytes),
  };
  const [one, two] = [await shop.serveAgain({ cache }), await shop.serveAgain({ cache })];
  const first = await ask(one);
  assert.equal(shelf.size, 1);
  const [[name, bytes]] = [...shelf] as [[string, Buffer]]; // as: just counted
  shelf.set(name, Buffer.from(bytes.toString().replace(first.from, "1999-01-01")));
  assert.equal((await ask(two)).from, "1999-01-01");
  await finished();
  assert.equal((await ask(two)).from, first.from);
});
