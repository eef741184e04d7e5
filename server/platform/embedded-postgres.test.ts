import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { Client } from "pg";
import { embeddedPostgresPackage, prepareBinaries } from "./embedded-postgres/binaries.ts";
import { DataDirInUseError } from "./embedded-postgres/data-dir-lock.ts";
import { silentLog } from "./embedded-postgres/log.ts";
import { livingPostmaster } from "./embedded-postgres/postmaster-file.ts";
import { readProcess } from "./embedded-postgres/process-table.ts";
import {
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from "./embedded-postgres.ts";

const homes: string[] = [];

function newDataDir(): string {
  const home = mkdtempSync("/tmp/separacao-embedded-");
  chmodSync(home, 0o711);
  homes.push(home);
  return join(home, "data");
}

after(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, log: silentLog });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {}); // a killed server also says so here
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end().catch(() => {});
  }
}

const startPickingList = (url: string) =>
  query(url, "CREATE TABLE picked (units int); ").then(() => query(url, "INSERT INTO picked VALUES (7)"));
const pickedUnits = (url: string) => query(url, "SELECT sum(units)::int FROM picked");

/** Waits for a fact that no event announces, like the end of a process that is not our child. */
async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await fact())) {
    if (Date.now() > deadline) throw new Error("it never became so");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A program of its own that serves from this folder until it is killed. */
async function startElsewhere(dataDir: string): Promise<{ program: ChildProcess; url: string }> {
  const code = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, "embedded-postgres.ts"))};
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: silent });
    console.log(server.url);
    setInterval(() => {}, 1000);`;
  const program = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [url]: string[] = await once(createInterface({ input: program.stdout! }), "line");
  return { program, url: url! };
}

test("what was picked is still picked after closing the shop and opening it again", async () => {
  const dataDir = newDataDir();
  const first = await start(dataDir);
  await startPickingList(first.url);
  const socketFolder = new URL(first.url).searchParams.get("host")!;
  assert.equal(statSync(socketFolder).mode & 0o077, 0, "only we and the server reach the socket");
  assert.deepEqual(await query(first.url, "SHOW listen_addresses"), [""]);
  assert.deepEqual(await query(first.url, "SHOW fsync"), ["on"]);
  assert.deepEqual(await query(first.url, "SHOW data_checksums"), ["on"]);
  await first.stop();
  await first.stop(); // twice is not an error
  assert.equal(existsSync(socketFolder), false);
  assert.equal(readProcess(first.pid()!), undefined);
  const second = await start(dataDir);
  assert.deepEqual(await pickedUnits(second.url), [7]);
  await second.stop();
});

test("names sort as Portuguese where it is asked for, and fold their accents everywhere", async () => {
  const server = await start(newDataDir());
  const sorted = await query(
    server.url,
    `SELECT name FROM (VALUES ('Ávila'), ('Zeca'), ('bruna'), ('Abel')) AS people (name) ORDER BY name COLLATE "pt-BR-x-icu"`,
  );
  assert.deepEqual(sorted, ["Abel", "Ávila", "bruna", "Zeca"]);
  assert.deepEqual(await query(server.url, "SELECT lower('PELÍCULA Ç')"), ["película ç"]);
  await server.stop();
});

test("a database that is killed comes back by itself on the same address, with everything in it", async () => {
  const server = await start(newDataDir());
  await startPickingList(server.url);
  const before = server.pid()!;
  process.kill(before, "SIGKILL");
  await until(
    async () =>
      server.pid() !== before &&
      (await pickedUnits(server.url).then(
        ([units]) => units === 7,
        () => false,
      )),
  );
  await server.stop();
});

test("a second start on the same data is refused with a sentence, and the first goes on", async () => {
  const dataDir = newDataDir();
  const server = await start(dataDir);
  const alias = `${dataDir}-alias`;
  symlinkSync(dataDir, alias);
  for (const spelling of [dataDir, alias]) {
    await assert.rejects(
      start(spelling),
      (error) => error instanceof DataDirInUseError && error.message.includes(String(process.pid)),
    );
  }
  assert.deepEqual(await query(server.url, "SELECT 1"), [1]);
  assert.equal(
    runningEmbeddedPostgres(dataDir, 18),
    server.url,
    "commands beside the program find its database",
  );
  await server.stop();
  assert.equal(runningEmbeddedPostgres(dataDir, 18), undefined);
});

test("a database whose program was killed is taken over by the next start", async () => {
  const dataDir = newDataDir();
  const { program, url } = await startElsewhere(dataDir);
  await startPickingList(url);
  const cluster = join(dataDir, "postgres-18");
  const orphan = livingPostmaster(cluster)!;
  program.kill("SIGKILL");
  await once(program, "exit");
  assert.equal(livingPostmaster(cluster)?.pid, orphan.pid, "the database outlives its program");
  const next = await start(dataDir);
  assert.deepEqual(await pickedUnits(next.url), [7]);
  assert.equal(readProcess(orphan.pid), undefined);
  assert.equal(existsSync(orphan.socketFolder), false, "its socket is tidied away");
  await next.stop();
});

test("after a power cut in the program and the database the next start recovers", async () => {
  const dataDir = newDataDir();
  const { program, url } = await startElsewhere(dataDir);
  await startPickingList(url);
  const { pid, socketFolder } = livingPostmaster(join(dataDir, "postgres-18"))!;
  program.kill("SIGKILL");
  process.kill(pid, "SIGKILL");
  const next = await start(dataDir);
  assert.deepEqual(await pickedUnits(next.url), [7]);
  assert.equal(existsSync(socketFolder), false, "its socket is tidied away");
  await next.stop();
});

test("a lock that names a program which is no database is not obeyed, and that program is left alone", async () => {
  const dataDir = newDataDir();
  const server = await start(dataDir);
  await startPickingList(server.url);
  const lockFile = join(dataDir, "postgres-18", "postmaster.pid");
  const lock = readFileSync(lockFile, "utf8");
  await server.stop();
  const bystander = spawn("sleep", ["60"]);
  writeFileSync(lockFile, lock.replace(/^\d+/, String(bystander.pid)), { mode: 0o600 });
  const next = await start(dataDir);
  assert.deepEqual(await pickedUnits(next.url), [7]);
  assert.equal(bystander.exitCode ?? bystander.signalCode, null);
  bystander.kill();
  await next.stop();
});

test("a first start that was cut off leaves nothing that looks like a database", async () => {
  const dataDir = newDataDir();
  mkdirSync(join(dataDir, "postgres-18.new-abc123"), { recursive: true });
  const server = await start(dataDir);
  await server.stop();
  assert.deepEqual(readdirSync(dataDir), ["postgres-18"]);
});

test("data of another PostgreSQL is refused with a sentence instead of starting an empty shop beside it", async () => {
  const dataDir = newDataDir();
  mkdirSync(join(dataDir, "postgres-17"), { recursive: true });
  await assert.rejects(start(dataDir), /PostgreSQL 17.*bin\/backup/s);
});

// Nobody but root runs the database as another user: for others there is nothing to test, and nothing to skip.
if (process.getuid?.() === 0) {
  test("as root, a folder that bars the database's user sends the data to a system folder, for good", async () => {
    const home = mkdtempSync("/tmp/separacao-private-");
    homes.push(home);
    const dataDir = join(home, "data");
    const told: object[] = [];
    const startLoudly = (): Promise<EmbeddedPostgres> =>
      startEmbeddedPostgres({ dataDir, log: { ...silentLog, info: (details) => told.push(details) } });
    const first = await startLoudly();
    await startPickingList(first.url);
    await first.stop();
    const elsewhere = readFileSync(join(dataDir, "postgres-18.location"), "utf8").trim();
    homes.push(dirname(elsewhere));
    assert.deepEqual(told, [{ cluster: elsewhere }]);
    chmodSync(home, 0o755); // opened later: the data stays where it is
    const second = await startLoudly();
    assert.deepEqual(await pickedUnits(second.url), [7]);
    await second.stop();
  });

  test("as root, the programs are copied out of a checkout that the database's user cannot enter", async () => {
    const home = mkdtempSync("/tmp/separacao-private-");
    homes.push(home);
    const packageFolder = join(home, "package");
    cpSync(embeddedPostgresPackage(), packageFolder, { recursive: true, verbatimSymlinks: true });
    const system = join(mkdtempSync("/tmp/separacao-system-"), "binaries");
    homes.push(dirname(system));
    chmodSync(dirname(system), 0o755);
    const { folder } = prepareBinaries(packageFolder, { uid: 65_534, gid: 65_534 }, home, system);
    assert.ok(folder.startsWith(system));
    const version = spawn(join(folder, "bin", "postgres"), ["--version"], {
      uid: 65_534,
      gid: 65_534,
      cwd: "/",
      env: {},
    });
    const [code] = await once(version, "exit");
    assert.equal(code, 0);
  });
}
