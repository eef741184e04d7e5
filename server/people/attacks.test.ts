import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../shared/new-id.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { issueActorToken, readActorToken } from "./actor-token.ts";
import { signValue } from "./signed-value.ts";

let shop: TestShop;
let admin: Hand;
before(async () => {
  shop = await openTestShop();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
});
after(() => shop.close());

const guess = (
  login: number,
  pin: string,
  more: { remoteAddress?: string; headers?: Record<string, string>; cookies?: Record<string, string> } = {},
) => shop.app.inject({ method: "POST", url: "/api/session", payload: { login, pin }, ...more });

test("guesses from everywhere, under every claim, count together, and the owner's tablet does not notice", async () => {
  const owner = await shop.hire("seller");
  const { login } = owner.me.person;
  const tablet = await shop.signIn(login, "1234");
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      guess(login, "0000", {
        remoteAddress: `203.0.${index}.${index}`,
        headers: {
          "x-forwarded-for": `198.51.100.${index}`,
          "x-real-ip": "10.0.0.1",
          "user-agent": `tablet ${index}`,
        },
        cookies: { device: index % 2 ? `${newId()}.${"A".repeat(43)}` : `${tablet.cookies.device}x` },
      }),
    ),
  );
  const looked = answers.filter(({ statusCode }) => statusCode === 401);
  assert.equal(looked.length, 5);
  assert.ok(answers.every(({ statusCode }) => [401, 429].includes(statusCode)));
  assert.equal(
    (await guess(login, "1234")).statusCode,
    429,
    "nor does the right PIN tell a stranger anything",
  );
  assert.equal((await guess(login, "1234", { cookies: tablet.cookies })).statusCode, 200);
});

test("the time of an answer does not say whether a number is somebody's", async () => {
  const team = await Promise.all(Array.from({ length: 12 }, () => shop.hire("picker")));
  const took = async (login: number): Promise<number> => {
    const begun = performance.now();
    assert.equal((await guess(login, "0000")).statusCode, 401);
    return performance.now() - begun;
  };
  const times = { known: [] as number[], unknown: [] as number[] };
  for (const [index, { me }] of team.entries()) {
    times.known.push(await took(me.person.login));
    times.unknown.push(await took(8_000 + index));
  }
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[6]!;
  const ratio = median(times.unknown) / median(times.known);
  assert.ok(ratio > 0.5 && ratio < 2, `unknown numbers took ${ratio.toFixed(2)} times as long`);
});

const SECRETS = ["a secret that is long enough for a test, and only for that"];

test("an actor's token is good for its person's rights of today, on its device, for three days, and for nothing else", async () => {
  const picker = await shop.hire("picker");
  const order = await admin.newOrder("0");
  const { deviceId } = readActorToken(SECRETS, picker.me.actorToken)!;
  /** Somebody else who signed in on the picker's tablet, and left. */
  const was = async (role: "seller" | "admin") => {
    const hand = await shop.hire(role);
    return { hand, token: issueActorToken(SECRETS, { personId: hand.me.person.id, deviceId }) };
  };
  const sends = async (actor: string, type: "note" | "cancel" = "note") =>
    (
      await picker.send(order.id, {
        type,
        actor,
        ...(type === "note" ? { text: "oi" } : { reason: "other", text: "x" }),
      })
    )[0];

  const seller = await was("seller");
  assert.equal((await sends(seller.token))?.outcome, "applied");
  const old = issueActorToken(
    SECRETS,
    { personId: seller.hand.me.person.id, deviceId },
    new Date(Date.now() - 73 * 3_600_000),
  );
  const personId = seller.hand.me.person.id;
  const until = Date.now() + 3_600_000;
  const bad: [string, string][] = [
    ["from before three days", old],
    ["of another device", issueActorToken(SECRETS, { personId, deviceId: newId() })],
    ["under another key", issueActorToken(["somebody else's key, long enough"], { personId, deviceId })],
    ["made out for longer", seller.token.replace(/\.\d+\./, `.${Date.now() * 2}.`)],
    ["signed for another purpose", signValue(SECRETS, "device", `${personId}.${deviceId}.${until}`)],
    ["without an end", signValue(SECRETS, "actor", `${personId}.${deviceId}`)],
    ["of nobody", issueActorToken(SECRETS, { personId: newId(), deviceId })],
    ["no token at all", "x"],
  ];
  for (const [what, token] of bad) assert.equal((await sends(token))?.code, "wrong_actor", what);

  const boss = await was("admin");
  await admin.request("PATCH", `/api/people/${boss.hand.me.person.id}`, { role: "picker" });
  assert.equal((await sends(boss.token, "cancel"))?.code, "forbidden", "the rights of today");
  await admin.request("PATCH", `/api/people/${personId}`, { active: false });
  assert.equal((await sends(seller.token))?.code, "wrong_actor", "of somebody who has left");
  const asSession = await shop.app.inject({ url: "/api/session", cookies: { session: boss.token } });
  assert.equal(asSession.statusCode, 401);
});

test("who is sent away acts no more, from the next command on, whatever the tablet still holds", async () => {
  const picker = await shop.hire("picker");
  const order = await admin.newOrder("0");
  const note = () =>
    picker.request("POST", `/api/orders/${order.id}/commands`, {
      commands: [{ commandId: newId(), type: "note", text: "oi" }],
    });
  assert.equal((await note()).statusCode, 200);
  await admin.request("PATCH", `/api/people/${picker.me.person.id}`, { active: false });
  assert.deepEqual(
    [(await note()).statusCode, (await guess(picker.me.person.login, "1234")).statusCode],
    [401, 401],
  );
});
