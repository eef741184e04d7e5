import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname, "..");

test("each fault of the runbook names a test that there is", () => {
  const runbook = readFileSync(join(ROOT, "docs/operations.md"), "utf8");
  const rows = runbook
    .slice(runbook.indexOf("\n## Faults"))
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
  assert.ok(rows.length > 20);
  for (const row of rows) {
    const [, file, names] = /`([^`]+\.ts)`: ([^|]+?) *\|$/.exec(row) ?? [];
    assert.ok(file && names, `without a test: ${row}`);
    assert.ok(existsSync(join(ROOT, file)), file);
    const tests = readFileSync(join(ROOT, file), "utf8");
    for (const name of names.split("; ")) assert.ok(tests.includes(name), `${file} has no test: ${name}`);
  }
});
