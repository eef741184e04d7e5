import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type LinkFacts, pillState } from "./pill-state.ts";

const NOW = 1_000_000;
const live: LinkFacts = {
  signedIn: true,
  open: true,
  behindSince: null,
  syncedAt: NOW,
  failures: 0,
  deviceOffline: false,
  waiting: 0,
};

test("green while every word of the server is heard", () => {
  assert.deepEqual(pillState(live, NOW + 5_000), { tone: "live", text: "ao vivo" });
});

test("a line cut without a goodbye is amber within 15 s and red within 40 s, and says what waits", () => {
  assert.deepEqual(pillState(live, NOW + 15_000), { tone: "behind", text: "há 15 s" });
  assert.deepEqual(pillState({ ...live, open: false, waiting: 3 }, NOW + 40_000), {
    tone: "cut",
    text: "sem rede — 3 toques na fila",
  });
});

test("a device that knows it has no network is red after one failed question", () => {
  const facts = { ...live, open: false, deviceOffline: true, failures: 1, waiting: 1 };
  assert.equal(pillState(facts, NOW).text, "sem rede — 1 toque na fila");
});

test("what is fetched after a gap is not green until it is here", () => {
  assert.equal(pillState({ ...live, behindSince: NOW }, NOW + 1_000).text, "atualizando…");
});

test("signed out, the pill says that touches wait for somebody to sign in", () => {
  const facts = { ...live, signedIn: false, open: false, waiting: 2 };
  assert.equal(pillState(facts, NOW).text, "2 toques na fila — entre para enviar");
});

test("whatever is known, green is never shown over something old", () => {
  const facts = fc.record({
    signedIn: fc.constant(true),
    open: fc.boolean(),
    behindSince: fc.option(fc.integer({ min: 0, max: NOW })),
    syncedAt: fc.option(fc.integer({ min: 0, max: NOW })),
    failures: fc.nat(5),
    deviceOffline: fc.boolean(),
    waiting: fc.nat(60),
  });
  fc.assert(
    fc.property(facts, (known) => {
      if (pillState(known, NOW).tone !== "live") return;
      assert.ok(known.open && known.syncedAt !== null && NOW - known.syncedAt < 15_000);
      assert.ok(known.behindSince === null || NOW - known.behindSince < 1_000);
    }),
  );
});
