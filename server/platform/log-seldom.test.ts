import assert from "node:assert/strict";
import { test } from "node:test";
import { logSeldom } from "./log-seldom.ts";

test("what fails every second is a line a minute, each kind for itself, and says how often", () => {
  let clock = 0;
  const lines: [string | undefined, unknown][] = [];
  const failed = logSeldom(
    {
      warn: (facts) => {
        const { err, timesSince } = facts as { err: Error; timesSince?: number };
        lines.push([err.message, timesSince]);
      },
    },
    "behind",
    { everyMs: 60_000, now: () => clock },
  );
  const away = (port: number) =>
    Object.assign(new Error(`connect ECONNREFUSED :${port}`), { code: "ECONNREFUSED" });
  for (let second = 0; second < 90; second++) {
    failed(away(second));
    if (second === 30) failed(new Error("something else"));
    clock += 1_000;
  }
  assert.deepEqual(lines, [
    ["connect ECONNREFUSED :0", undefined],
    ["something else", undefined],
    ["connect ECONNREFUSED :60", 59],
  ]);
});
