import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTOR_TOKEN_LIFETIME_MS, issueActorToken, readActorToken } from "./actor-token.ts";
import { DUMMY_HASH, hashPin, needsRehash, verifyPin } from "./hash-pin.ts";
import { readSignedValue, signValue } from "./signed-value.ts";

test("a PIN fits its own hash alone, and every hash is another", async () => {
  const stored = await hashPin(["first key of all"], "0123");
  assert.notEqual(stored, await hashPin(["first key of all"], "0123"));
  assert.equal(await verifyPin(["first key of all"], "0123", stored), true);
  assert.equal(await verifyPin(["first key of all"], "123", stored), false);
  assert.equal(await verifyPin(["first key of all"], "0123", DUMMY_HASH), false);
});

test("a PIN outlives the rotation of the key, as long as the old one is named", async () => {
  const stored = await hashPin(["old key"], "1234");
  assert.equal(await verifyPin(["new key", "old key"], "1234", stored), true);
  assert.equal(needsRehash(["new key", "old key"], stored), true);
  assert.equal(await verifyPin(["new key"], "1234", stored), false);
});

test("a signed value holds for its purpose and its keys alone", () => {
  const signed = signValue(["old key"], "device", "tablet");
  assert.equal(readSignedValue(["new key", "old key"], "device", signed), "tablet");
  assert.equal(readSignedValue(["new key"], "device", signed), null);
  assert.equal(readSignedValue(["old key"], "actor", signed), null);
  assert.equal(readSignedValue(["old key"], "device", `x${signed}`), null);
  assert.equal(readSignedValue(["old key"], "device", "tablet"), null);
});

test("an actor token names its person for three days", () => {
  const now = new Date();
  const token = issueActorToken(["a key"], { personId: "p", deviceId: "d" }, now);
  assert.deepEqual(readActorToken(["a key"], token, new Date(now.getTime() + ACTOR_TOKEN_LIFETIME_MS - 1)), {
    personId: "p",
    deviceId: "d",
  });
  assert.equal(readActorToken(["a key"], token, new Date(now.getTime() + ACTOR_TOKEN_LIFETIME_MS)), null);
});
