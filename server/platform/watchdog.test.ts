import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { until } from "../../test-support/until.ts";

const WATCHDOG = join(import.meta.dirname, "watchdog.ts");

/** A program under a watchdog without much patience. */
function watched(then: string) {
  const script = `import { watchOverLoop } from ${JSON.stringify(WATCHDOG)};
    watchOverLoop({ beatMs: 100, silenceS: 1 });
    ${then}`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" });
}

function watchdogsOf(pid: number): string[] {
  return readdirSync("/proc").filter((name) => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
      return words.includes("watchdog") && words.includes(String(pid));
    } catch {
      return false;
    }
  });
}

test("a process that is held up for good is ended, so that whoever runs it can start it again", async () => {
  const program = watched("setTimeout(() => { for (;;); }, 300)");
  const [, signal] = await once(program, "exit");
  assert.equal(signal, "SIGKILL");
});

test("a process that keeps turning is left alone, ends when it has nothing to do, and its watchdog with it", async () => {
  const program = watched("setTimeout(() => {}, 2_500)");
  const pid = program.pid!;
  await until("it is watched over", () => watchdogsOf(pid).length > 0);
  const [code] = await once(program, "exit");
  assert.equal(code, 0);
  await until("nobody is left", () => watchdogsOf(pid).length === 0);
});
