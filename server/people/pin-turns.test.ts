import assert from "node:assert/strict";
import { test } from "node:test";
import { inPinTurn } from "./pin-turns.ts";

test("a flood of strangers' guesses keeps strangers waiting, and those on known devices go first", async () => {
  const done: string[] = [];
  const gates: (() => void)[] = [];
  const look = (who: string) => async () => {
    await new Promise<void>((resolve) => gates.push(resolve));
    done.push(who);
    return who;
  };
  const flood = Array.from({ length: 300 }, (_, index) => inPinTurn(false, look(`stranger ${index}`)));
  const owner = inPinTurn(true, look("owner"));
  let answered = 0;
  for (const one of [...flood, owner]) void one.then(() => answered++);
  while (answered < 301) {
    gates.shift()?.();
    await new Promise(setImmediate);
  }
  assert.equal(done.indexOf("owner"), 2, "right after the two that were being looked at");
  const refused = (await Promise.all(flood)).filter((answer) => answer === null).length;
  assert.equal(refused, 300 - 2 - 200, "and no line is endless");
});
