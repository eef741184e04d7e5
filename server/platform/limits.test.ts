import assert from "node:assert/strict";
import { once } from "node:events";
import { after, test } from "node:test";
import { openScreen } from "../../test-support/live-screen.ts";
import { quotePdf } from "../../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { openLine, readAnswer } from "../../test-support/raw-http.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { addressKey, createLimit, type LimitSettings } from "./limits.ts";
import { createLocalStore } from "./store.ts";

const opened: TestShop[] = [];
after(async () => {
  for (const shop of opened) await shop.close();
});
async function openShop(limits: Partial<LimitSettings> = {}): Promise<TestShop> {
  const shop = await openTestShop({ limits });
  opened.push(shop);
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  return shop;
}

const isRefused = (answer: { statusCode: number; headers: object; json(): { code: string } }) => {
  assert.deepEqual([answer.statusCode, answer.json().code], [429, "too_many_requests"]);
  assert.ok("retry-after" in answer.headers && Number(answer.headers["retry-after"]) >= 1);
};

test("a limit counts each key for itself, draws by handfuls, and lets go again", async () => {
  let now = 0;
  let draws = 0;
  const store = createLocalStore(() => now);
  const counting = {
    ...store,
    draw(...args: Parameters<typeof store.draw>) {
      draws++;
      return store.draw(...args);
    },
  };
  const limit = createLimit(counting, "a", { perSecond: 10, burst: 500 }, () => now);
  for (let use = 0; use < 500; use++) await limit("ana");
  assert.equal(draws, 50, "ten at a time");
  await assert.rejects(limit("ana"), { code: "too_many_requests", details: { retryAfterS: 1 } });
  await limit("rui");
  const before = draws;
  await assert.rejects(limit("ana"));
  assert.equal(draws, before, "who was just refused is not asked for again");
  now += 1_000;
  for (let use = 0; use < 10; use++) await limit("ana");
  await assert.rejects(limit("ana"));
});

test("an address stands for one customer: a network of IPv6, and IPv4 in whatever writing", () => {
  assert.equal(addressKey("::ffff:203.0.113.7"), "203.0.113.7");
  assert.equal(addressKey("203.0.113.7"), "203.0.113.7");
  assert.equal(addressKey("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(addressKey("2001:db8:1:2::1"), "2001:db8:1:2::/64");
  assert.equal(addressKey("2001:0DB8::1"), "2001:db8:0:0::/64");
  assert.equal(addressKey("fe80::1%eth0"), "fe80:0:0:0::/64");
  assert.equal(addressKey("::1"), "0:0:0:0::/64");
});

test("twenty tablets behind one address open, tick and come back all at once, and none meets a limit", async () => {
  const shop = await openShop();
  const admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  const order = await admin.newOrder("0");
  const tablets = await Promise.all(Array.from({ length: 20 }, () => shop.signIn(ADMIN.login, ADMIN.pin)));
  const statuses = new Set<number>();
  const opens = [
    "/api/session",
    "/api/settings",
    "/api/orders?state=open",
    "/api/logistics",
    `/api/orders/${order.id}`,
  ];
  await Promise.all(
    tablets.map(async (tablet) => {
      for (const url of [...opens, ...opens, ...opens])
        statuses.add((await tablet.request("GET", url)).statusCode);
      for (let tick = 0; tick < 20; tick++)
        await tablet.send(order.id, { type: "pick", lineId: order.lines[tick % 4]!.id, quantity: 1 });
    }),
  );
  for (let storm = 0; storm < 5; storm++) {
    const screens = await Promise.all(tablets.map((tablet) => openScreen(shop.app, tablet)));
    await Promise.all(
      screens.map((screen) => screen.watch("board", "purchasing", "presence", `order:${order.id}`)),
    );
    const closed = screens.map((screen) => screen.closed);
    for (const screen of screens) screen.close();
    await Promise.all(closed);
  }
  for (let index = 0; index < 100; index++) {
    const answer = await shop.app.inject("/api/session/known-people");
    statuses.add(answer.statusCode);
  }
  assert.deepEqual([...statuses], [200]);
});

test("a session that asks without end is told to wait, and nobody else behind its address is", async () => {
  const shop = await openShop({ sessionRequestsPerSecond: 1 });
  const [mad, calm] = [await shop.signIn(ADMIN.login, ADMIN.pin), await shop.signIn(ADMIN.login, ADMIN.pin)];
  const answers = [];
  for (let index = 0; index < 12; index++) answers.push(await mad.request("GET", "/api/settings"));
  isRefused(answers.at(-1)!);
  assert.equal((await calm.request("GET", "/api/settings")).statusCode, 200);
  assert.equal((await shop.app.inject("/api/setup")).statusCode, 200);
  let again = await mad.request("GET", "/api/settings");
  while (again.statusCode === 429) again = await mad.request("GET", "/api/settings");
  assert.equal(again.statusCode, 200, "and it is served again");
});

test("strangers are counted by address, with or without a made-up cookie, and whoever is signed in behind it is not", async () => {
  const shop = await openShop({ addressRequestsPerSecond: 1 });
  const ana = await shop.signIn(ADMIN.login, ADMIN.pin);
  const asks: [string, Record<string, string>][] = [
    ["/api/setup", {}],
    ["/api/orders", { session: "made-up" }],
    ["/api/orders", { wall: "made-up" }],
    ["/api/nothing", {}],
  ];
  let last: Awaited<ReturnType<typeof ana.request>> | undefined;
  for (let index = 0; index < 12; index++) {
    const [url, cookies] = asks[index % asks.length]!;
    last = await shop.app.inject({ url, cookies });
  }
  isRefused(last!);
  assert.equal((await ana.request("GET", "/api/orders")).statusCode, 200);
  assert.equal((await shop.app.inject("/health/live")).statusCode, 200);
  const elsewhere = await shop.app.inject({ url: "/api/setup", remoteAddress: "203.0.113.9" });
  assert.equal(elsewhere.statusCode, 200);
});

test("a stranger who guesses without end is stopped before his guesses cost anything, and the owner's tablet signs in", async () => {
  const shop = await openShop({ signInsPerMinute: 8 });
  const ana = await shop.signIn(ADMIN.login, ADMIN.pin);
  const guess = (login: number) =>
    shop.app.inject({ method: "POST", url: "/api/session", payload: { login, pin: "0000" } });
  const answers = [];
  for (let login = 100; login < 110; login++) answers.push(await guess(login));
  isRefused(answers.at(-1)!);
  const setup = await shop.app.inject({
    method: "POST",
    url: "/api/setup",
    payload: { code: "x", login: 1, name: "x", pin: "1234" },
  });
  isRefused(setup);
  await shop.signIn(ADMIN.login, ADMIN.pin, ana.cookies);
});

test("sockets are counted by session and by address, and their place is free again when they go", async () => {
  const shop = await openShop({ socketsPerSession: 2, socketsPerAddress: 3 });
  const [ana, rui] = [await shop.signIn(ADMIN.login, ADMIN.pin), await shop.signIn(ADMIN.login, ADMIN.pin)];
  const first = await openScreen(shop.app, ana);
  await openScreen(shop.app, ana);
  await assert.rejects(openScreen(shop.app, ana), /refused with 429/);
  await openScreen(shop.app, rui);
  await assert.rejects(openScreen(shop.app, rui), /refused with 429/);
  first.close();
  await first.closed;
  const until = async (): Promise<unknown> => openScreen(shop.app, rui).catch(until);
  await until();
});

test("one address holds no more lines than it may", async () => {
  const shop = await openShop({ connectionsPerAddress: 3 });
  const lines = Array.from({ length: 3 }, () => openLine(shop.app));
  await Promise.all(lines.map((line) => once(line, "connect")));
  assert.equal(await readAnswer(openLine(shop.app)), null, "cut without a word");
  for (const line of lines) line.destroy();
  const until = async (): Promise<unknown> => fetch(`${shop.app.listeningOrigin}/health/live`).catch(until);
  await until();
});

test("who says his request letter by letter, or never its end, is let go", async () => {
  const shop = await openShop({ headSeconds: 1, requestSeconds: 2 });
  const head = openLine(shop.app);
  head.write("GET /api/setup HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  const drip = setInterval(() => head.write("x"), 100);
  const body = openLine(shop.app);
  body.write(
    "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n{",
  );
  const [slowHead, slowBody] = await Promise.all([readAnswer(head), readAnswer(body)]);
  clearInterval(drip);
  assert.deepEqual([slowHead?.status, slowBody?.status], [408, 408]);
});

test("an upload has room only while there is some, each person a share of it", async () => {
  const shop = await openShop();
  const [ana, rui] = [await shop.hire("seller"), await shop.hire("seller")];
  const begin = (hand: Hand, bytes: number) => {
    const line = openLine(shop.app);
    const cookie = Object.entries(hand.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
    line.write(
      `POST /api/quotes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${cookie}\r\nX-Csrf-Token: ${hand.me.csrfToken}\r\n` +
        `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: ${bytes}\r\n\r\n--b\r\n` +
        'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-',
    );
    return line;
  };
  const lines = Array.from({ length: 14 }, () => begin(ana, 9_000_000));
  const answers = lines.map(readAnswer);
  // One is taken in, eight wait, and the others are told to come again.
  await new Promise<void>((resolve) => {
    let refused = 0;
    for (const answer of answers)
      void answer.then(
        (one) =>
          one?.status === 429 && one.headers.get("retry-after") === "1" && ++refused === 5 && resolve(),
      );
  });
  await rui.upload(exampleQuote("61001").spec);
  for (const line of lines) line.destroy();
  await Promise.all(answers);
  const pdf = await quotePdf(exampleQuote("61002").spec);
  const again = async (): Promise<unknown> => ana.upload(pdf).catch(again);
  await again(); // as soon as the server has noticed that they are gone
});

test("a socket that says too much too fast is closed, with messages, with pings and with topics", async () => {
  const shop = await openShop();
  const ana = await shop.signIn(ADMIN.login, ADMIN.pin);
  const floods: ((screen: Awaited<ReturnType<typeof openScreen>>) => void)[] = [
    (screen) => screen.say({ type: "here", orderId: null }),
    (screen) => screen.socket.ping(),
    (screen) => screen.say({ type: "watch", topics: Array.from({ length: 100 }, () => "board") }),
  ];
  for (const flood of floods) {
    const screen = await openScreen(shop.app, ana);
    for (let index = 0; index < 1_000; index++) flood(screen);
    // The line may be cut under what still comes before the reason is read.
    assert.ok([1008, 1006].includes(await screen.closed));
    const boards = screen.heard.filter((said) => said.type === "snapshot" && said.topic === "board");
    assert.ok(boards.length < 100, `a topic that is named often is told once: ${boards.length}`);
  }
});
