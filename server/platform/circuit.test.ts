import assert from "node:assert/strict";
import { test } from "node:test";
import { createCircuit } from "./circuit.ts";

const well = async () => "well";
const ill = async () => Promise.reject(new Error("ill"));
const silent = () => new Promise<never>(() => {});

test("who fails three times in a row is left alone for a while, then tried once", async () => {
  let now = 0;
  const { run, isOpen } = createCircuit({ failuresToOpen: 3, restMs: 1_000, now: () => now });
  for (let time = 0; time < 2; time++) await assert.rejects(run(ill), /ill/);
  assert.equal(await run(well), "well");
  for (let time = 0; time < 3; time++) await assert.rejects(run(ill), /ill/);
  assert.ok(isOpen());
  let asked = false;
  await assert.rejects(
    run(async () => {
      asked = true;
    }),
    /not asked/,
  );
  assert.equal(asked, false);
  now = 1_000;
  await assert.rejects(run(ill), /ill/);
  assert.ok(isOpen(), "one more failure is enough now");
  now = 2_000;
  assert.equal(await run(well), "well");
  await assert.rejects(run(ill), /ill/);
  assert.equal(isOpen(), false, "and one success makes it whole again");
});

test("silence is a failure", async () => {
  const { run, isOpen } = createCircuit({ limitMs: 1, failuresToOpen: 1 });
  await assert.rejects(run(silent), /no answer within 1 ms/);
  assert.ok(isOpen());
});
