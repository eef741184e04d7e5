import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { readTableSums } from "../../server/operations/backup/restore-content.ts";
import { readTableShapes } from "../../server/operations/backup/table-shapes.ts";
import { openOwnConnection } from "../../server/platform/own-connection.ts";
import type { Order } from "../../shared/orders/order.ts";
import type { ScriptedTablet } from "../../test-support/scripted-tablet.ts";
import { openShopProcesses, type ShopProcesses } from "../../test-support/shop-processes.ts";
import { type ArchivingServer, installedPostgres, startServerIn } from "./archiving-server.ts";

/**
 * `node ops/pitr/exercise.ts`: the whole of docs/point-in-time-recovery.md once, on a real server. Four people tick through
 * the real program, a base backup is taken among them, ticks go on into the archive, and somebody drops a table. Then the
 * server's folder is lost, and another is made that stops just before that moment: every table must be the same, by its sum.
 */
const postgres = installedPostgres();
const home = mkdtempSync(join(tmpdir(), "separacao-pitr-"));
chmodSync(home, 0o711);
postgres.makeFolder(join(home, "servers"));
const data = join(home, "servers/first");
const base = join(home, "servers/second");
const archive = postgres.makeFolder(join(home, "archive"));
const servers = new Set<ArchivingServer>();
let shop: ShopProcesses | undefined;

try {
  postgres.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--data-checksums");
  const first = await startServerIn(data, postgres, {
    archive_mode: "on",
    archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f`,
    archive_timeout: "60",
  });
  servers.add(first);
  process.env.TEST_DATABASE_URL = first.url;
  shop = await openShopProcesses({ count: 1, withRedis: false });
  const { admin, hire, newOrder, databaseUrl } = shop;
  const pickers = await Promise.all([1, 2, 3, 4].map(() => hire("picker")));
  const orders = await Promise.all(pickers.map(() => newOrder(admin)));

  const ticking = tick(pickers, orders);
  await ticking.reaches(200);
  const copied = timed(() =>
    postgres.run("pg_basebackup", "-d", first.url, "-D", base, "-c", "fast", "--manifest-checksums=SHA256"),
  );
  postgres.run("pg_verifybackup", base);
  say(`base backup among ticks: ${size(base)} in ${copied} ms, verified by its manifest`);
  const atBackup = ticking.count();
  await ticking.reaches(atBackup + 1_000);

  const disaster = await dropTheLog(databaseUrl);
  const answered = ticking.count();
  await ticking.stop();
  for (const server of shop.servers) await server.kill();
  say(
    `${answered} ticks answered, ${answered - atBackup} of them since the base backup; then, at ${disaster.at}, order_events was dropped`,
  );

  await everythingArchived(first.url);
  first.stop("immediate");
  servers.delete(first);
  rmSync(data, { recursive: true });
  const segments = readdirSync(archive).filter((name) => /^[0-9A-F]{24}$/.test(name));
  say(`archive: ${segments.length} segments, ${size(archive)}; the first server's folder is gone`);

  writeFileSync(join(base, "recovery.signal"), "");
  const begun = performance.now();
  const second = await startServerIn(base, postgres, {
    restore_command: `cp ${archive}/%f %p`,
    recovery_target_time: disaster.at,
    recovery_target_action: "promote",
  });
  servers.add(second);
  const url = new URL(databaseUrl);
  url.port = String(second.port);
  await recovered(url.href);
  say(`recovered to just before it in ${Math.round(performance.now() - begun)} ms`);

  const client = await openOwnConnection(url.href);
  const sums = await readTableSums(client);
  const { rows } = await client.query<{ order_id: string; version: number }>(
    "SELECT order_id, max(version)::int AS version FROM order_events GROUP BY order_id",
  );
  await client.end();
  assert.deepEqual(sums, disaster.sums);
  for (const [id, version] of ticking.versions())
    assert.equal(
      rows.find(({ order_id }) => order_id === id)?.version,
      version,
      "every answered tick is there",
    );
  const counts = ["orders", "lines", "order_events"].map((name) => `${name} ${sums.get(name)?.rows}`);
  say(
    `${sums.size} tables equal by row count and SHA-256: ${counts.join(", ")}; every answered tick is in the log`,
  );
} finally {
  for (const server of shop?.servers ?? []) server.process.kill("SIGKILL");
  for (const server of servers) server.stop("fast");
  rmSync(home, { recursive: true, force: true });
}

function say(words: string): void {
  console.log(`✓ ${words}`);
}

/** Each of them picks and takes back one unit, again and again, until the database no longer answers for it. */
function tick(hands: readonly ScriptedTablet[], work: readonly Order[]) {
  const versions = new Map<string, number>();
  let count = 0;
  let going = true;
  let reached = { at: Number.POSITIVE_INFINITY, resolve: () => {} };
  const runs = hands.map(async (hand, index) => {
    const order = work[index]!;
    const lineId = order.lines[0]!.id;
    for (let turn = 0; going; turn++) {
      const type = turn % 2 ? "unpick" : "pick";
      const result = await hand.touch(order.id, { type, lineId, quantity: 1 }).catch(() => undefined);
      // Closed under its hands: the disaster has come.
      if (!result) return;
      assert.equal(result.outcome, "applied");
      versions.set(order.id, turn + 2);
      if (++count >= reached.at) reached.resolve();
    }
  });
  return {
    count: () => count,
    versions: () => versions,
    reaches: (at: number) =>
      new Promise<void>((resolve) => {
        reached = { at, resolve };
      }),
    async stop() {
      going = false;
      for (const hand of hands) hand.close();
      await Promise.all(runs);
    },
  };
}

/** Nobody can write between the moment that is noted and the harm, so what the tables held then is known exactly. */
async function dropTheLog(url: string): ReturnType<typeof dropAtOnce> {
  const DEADLOCK = "40P01";
  for (let tries = 1; ; tries++)
    try {
      return await dropAtOnce(url);
    } catch (error) {
      // All tables at once, among people who take them in another order.
      if (tries === 10 || !(error instanceof Error && "code" in error && error.code === DEADLOCK))
        throw error;
    }
}

async function dropAtOnce(url: string) {
  const client = await openOwnConnection(url);
  try {
    await client.query("BEGIN; SET timezone = 'UTC'");
    const names = (await readTableShapes(client)).map(({ name }) => `"${name}"`);
    await client.query(`LOCK TABLE ${names.join(", ")} IN ACCESS EXCLUSIVE MODE`);
    const { rows } = await client.query<{ at: string }>("SELECT clock_timestamp()::text AS at");
    const sums = await readTableSums(client);
    await client.query("DROP TABLE order_events CASCADE");
    await client.query("COMMIT");
    return { at: rows[0]!.at, sums };
  } finally {
    await client.end();
  }
}

async function everythingArchived(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>("SELECT pg_walfile_name(pg_switch_wal()) AS name");
  await eventually(async () => {
    const found = await client.query("SELECT 1 FROM pg_stat_archiver WHERE last_archived_wal >= $1", [
      rows[0]!.name,
    ]);
    return found.rowCount === 1;
  });
  await client.end();
}

async function recovered(url: string): Promise<void> {
  await eventually(async () => {
    const client = await openOwnConnection(url);
    const { rows } = await client.query<{ busy: boolean }>("SELECT pg_is_in_recovery() AS busy");
    await client.end();
    return !rows[0]!.busy;
  });
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error("not within a minute");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return Math.round(performance.now() - begun);
}

function size(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return `${Math.round(bytes / 1_000_000)} MB`;
}
