import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { createEmptyDatabase } from "../../../test-support/database.ts";
import { openTestShop } from "../../../test-support/test-shop.ts";
import { openOwnConnection } from "../../platform/own-connection.ts";

async function bin(command: string, args: string[], env: Record<string, string>, cwd: string) {
  const child = spawn(join(import.meta.dirname, "../../../bin", command), args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const code = child.exitCode ?? (await new Promise((resolve) => child.once("exit", resolve)));
  return { code, out, err };
}

test("from a laptop: one command fetches a managed database's backup, another puts it elsewhere, once confirmed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "separacao-commands-test-"));
  const shop = await openTestShop();
  const empty = await createEmptyDatabase();
  try {
    const key = { BACKUP_KEY: "guarda-chuva azul", DATA_DIR: join(folder, "data") };
    const from = { ...key, DATABASE_PUBLIC_URL: String(shop.database.options.connectionString) };
    const to = { ...key, DATABASE_PUBLIC_URL: empty.url };
    const made = await bin("backup", ["--to", "copias"], from, folder);
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /restaurado e conferido em \d+ ms/);
    const [name] = await readdir(join(folder, "copias"));
    const file = `copias/${name}`;

    const unasked = await bin("restore", [file], to, folder);
    assert.deepEqual([unasked.code, /--yes/.test(unasked.err)], [1, true], unasked.err);
    const occupied = await bin("restore", [file, "--yes"], from, folder);
    assert.deepEqual([occupied.code, /--replace/.test(occupied.err)], [1, true], occupied.err);
    const restored = await bin("restore", [file, "--yes"], to, folder);
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /SECRET_KEY/);
    const client = await openOwnConnection(empty.url);
    const { rows } = await client.query("SELECT name FROM people");
    await client.end();
    assert.deepEqual(rows, [{ name: "Dona Dora" }]);

    // The same into an embedded database that was not there, without any program of PostgreSQL's besides the server.
    const own = await bin("restore", [file, "--yes"], key, folder);
    assert.equal(own.code, 0, own.err);
    const again = await bin("backup", [], key, folder);
    assert.equal(again.code, 0, again.err);
    const listed = await bin("restore", ["--list"], key, folder);
    assert.match(listed.out, /^separacao-\d{8}T\d{6}Z\.backup {2}\d+ bytes$/m);
    assert.ok((await readFile(join(folder, file))).length > 0);
  } finally {
    await shop.close();
    await empty.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
