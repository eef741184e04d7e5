import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { createEmptyDatabase } from "../../test-support/database.ts";
import { migrationNames } from "./migrate.ts";

const ROOT = join(import.meta.dirname, "../..");

function migrateCommand(address: string): Promise<{ failed: boolean; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: address };
    execFile(join(ROOT, "bin/migrate"), { env }, (error, out, err) =>
      resolve({ failed: error !== null, out, err }),
    );
  });
}

test("before a new version starts, its step makes the schema once, whoever else is at it, and needs only the address", async () => {
  const empty = await createEmptyDatabase();
  try {
    const both = await Promise.all([migrateCommand(empty.url), migrateCommand(empty.url)]);
    assert.deepEqual(
      both.map(({ failed }) => failed),
      [false, false],
      JSON.stringify(both),
    );
    const worked = both.filter(({ out }) => out.includes("Banco atualizado"));
    assert.equal(worked.length, 1);
    for (const name of await migrationNames()) assert.ok(worked[0]?.out.includes(name), name);
    assert.match((await migrateCommand(empty.url)).out, /já está na versão/);
  } finally {
    await empty.drop();
  }
});

test("a step that fails says so by its exit code, so that the new version is not started", async () => {
  const empty = await createEmptyDatabase();
  const nowhere = new URL(empty.url);
  nowhere.pathname = "/nowhere";
  nowhere.password = "hunter2";
  try {
    const { failed, err } = await migrateCommand(nowhere.href);
    assert.ok(failed);
    assert.match(err, /nowhere/);
    assert.doesNotMatch(err, /hunter2/);
  } finally {
    await empty.drop();
  }
});
