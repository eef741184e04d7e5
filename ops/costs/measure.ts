import { readFileSync } from "node:fs";
import { openScreens } from "../../bench/load/open-screens.ts";
import { processorMs, residentMb } from "../../bench/load/processor-time.ts";
import { SCRATCH } from "../../bench/scratch.ts";
import { startProgram } from "../../bench/shop/start-program.ts";
import { stockShop } from "../../bench/shop/stock-shop.ts";
import { openBackupFolder } from "../../server/operations/backup/backup-place.ts";
import { takeBackup } from "../../server/operations/backup/take-backup.ts";
import { openOwnConnection } from "../../server/platform/own-connection.ts";
import { startRedis } from "../../test-support/redis-server.ts";
import { startTestCluster } from "../../test-support/test-cluster.ts";
import { pickWholeOrders } from "./pick-whole-orders.ts";

/**
 * `node ops/costs/measure.ts [orders]`: what the page on deployment makes its prices of. The real program with the image's
 * settings, a PostgreSQL that syncs and a Redis; orders of 15 lines go the whole way, one touch a line.
 */
const ORDERS = Number(process.argv[2] ?? 1_000);
const QUIET_MS = 60_000;

const cluster = await startTestCluster({ durable: true });
process.env.TEST_DATABASE_URL = cluster.url;
const redis = await startRedis();
const shop = await stockShop({ open: 40, finished: 0 }, () => {});
const client = await openOwnConnection(shop.url);
const postmaster = await parentOf((await client.query("SELECT pg_backend_pid() AS pid")).rows[0].pid);
const program = await startProgram(shop.url, {
  REDIS_URL: redis.url,
  NODE_ENV: "production",
  NODE_OPTIONS: "--max-old-space-size=192",
  MALLOC_ARENA_MAX: "2",
});

await quiet(30_000);
say("web process, idle", `${residentMb(program.pid).toFixed(0)} MB`);
say("idle processor, web", perMinute(await used([program.pid], () => quiet(QUIET_MS))));
say("idle processor, PostgreSQL", perMinute(await used([postmaster], () => quiet(QUIET_MS))));

const [session] = shop.sessions.all;
if (!session) throw new Error("the shop has sessions");
await client.query("VACUUM FULL");
const before = await databaseSize();
const walBefore = await walBytes();
const picking = { web: processorMs(program.pid), postgres: processorMs(postmaster) };
const { touches } = await pickWholeOrders(`http://127.0.0.1:${program.port}`, session, ORDERS);
const perOrder = (then: number, now: number) => `${((now - then) / ORDERS).toFixed(1)} ms`;
say("processor per order, web", perOrder(picking.web, processorMs(program.pid)));
say("processor per order, PostgreSQL", perOrder(picking.postgres, processorMs(postmaster)));
say("touches per order", String(touches / ORDERS));
const wal = await walBytes();
const grown = await databaseSize();
await client.query("VACUUM FULL");
const packed = await databaseSize();
say(
  "database per order",
  `${Math.round((grown - before) / ORDERS)} bytes, ${Math.round((packed - before) / ORDERS)} when packed`,
);
say("write-ahead log per order", `${Math.round((wal - walBefore) / ORDERS)} bytes`);
say("web process, after these orders", `${residentMb(program.pid).toFixed(0)} MB`);

const board = `http://127.0.0.1:${program.port}/api/orders?state=open`;
let boardBytes = 0;
const boards = await used([program.pid], async () => {
  for (let n = 0; n < 500; n++)
    boardBytes = (await (await fetch(board, { headers: { cookie: session.cookie } })).arrayBuffer())
      .byteLength;
});
say("a board of 40 orders", `${(boards / 500).toFixed(2)} ms, ${boardBytes} bytes`);

const screens = await openScreens({
  url: `ws://127.0.0.1:${program.port}/live`,
  count: 1_000,
  from: "127.0.0.1",
  pace: 50,
  sessions: shop.sessions.file,
  topics: [["board"]],
});
await quiet(15_000);
say("web process with 1,000 sockets", `${residentMb(program.pid).toFixed(0)} MB`);
say("idle processor with 1,000 sockets", perMinute(await used([program.pid], () => quiet(QUIET_MS))));
await screens.close();

const backup = await takeBackup({
  url: shop.url,
  place: openBackupFolder(SCRATCH),
  keepDays: 7,
  askedBy: "person",
});
say(
  "backup",
  `${backup?.bytes} bytes, taken in ${backup?.takeMs} ms, restored and compared in ${backup?.restoreMs} ms`,
);
say("PostgreSQL, its own and shared memory", `${(proportionalKb(postmaster) / 1024).toFixed(0)} MB`);

await program.stop();
await client.end();
await redis.stop();
await cluster.stop();

function say(what: string, figure: string): void {
  console.log(`${what.padEnd(42)} ${figure}`);
}

function quiet(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Processor time that these processes took meanwhile, in ms. */
async function used(pids: number[], work: () => Promise<unknown>): Promise<number> {
  const sum = () => pids.reduce((total, pid) => total + processorMs(pid), 0);
  const begun = sum();
  await work();
  return sum() - begun;
}

function perMinute(ms: number): string {
  return `${((ms / QUIET_MS) * 100).toFixed(2)} % of a processor`;
}

async function parentOf(pid: number): Promise<number> {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

async function databaseSize(): Promise<number> {
  await client.query("VACUUM");
  return Number((await client.query("SELECT pg_database_size(current_database()) AS size")).rows[0].size);
}

async function walBytes(): Promise<number> {
  return Number((await client.query("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS at")).rows[0].at);
}

/** Shared pages count once, divided among those that have them: of the server and all its children. */
function proportionalKb(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean);
  return [String(pid), ...children].reduce((sum, one) => {
    try {
      const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, "utf8"));
      return sum + Number(found?.[1] ?? 0);
    } catch {
      return sum; // it ended just now
    }
  }, 0);
}
