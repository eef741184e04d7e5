import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { Measure } from "../../shared/operations/measure.ts";
import type { Operations } from "../../shared/operations/operations.ts";
import { noRedis, startRedis } from "../../test-support/redis-server.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { until } from "../../test-support/until.ts";
import { openRedis } from "../platform/open-redis.ts";
import { describeThisProcess, type ThisProcess } from "../platform/this-process.ts";
import type { BackupOffice } from "./backup-office.ts";
import { writeMinute, writeSign } from "./processes/process-rows.ts";

let shop: TestShop;
let admin: Hand;
before(async () => {
  shop = await openTestShop({ me: named("web-1") });
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
});
after(() => shop.close());

function named(replica: string): ThisProcess {
  return { ...describeThisProcess(), replica, commit: "abc1234def" };
}

async function look(app: FastifyInstance = shop.app): Promise<Operations> {
  const answer = await app.inject({ url: "/api/operations", cookies: admin.cookies });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

const replicas = ({ processes }: Operations) =>
  processes.map(({ replica, alive, self }) => [replica, alive, self]).sort();

const MEASURE: Measure = {
  seconds: 60,
  cpuSeconds: 30,
  memoryBytes: 100,
  bytesIn: 600,
  bytesOut: 1_200,
  requests: 120,
  errors: 6,
  latency: [0, 0, 60, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  lagMs: 3,
  sockets: 5,
  poolTotal: 4,
  poolIdle: 2,
  poolWaiting: 0,
  waiting: 0,
};

test("whoever looks after it sees version, memory, lag, database and pool, also where there is no Redis", async () => {
  const seen = await look();
  assert.deepEqual([seen.version.commit, seen.redis], ["abc1234def", null]);
  assert.ok(seen.now.memoryBytes > 10_000_000 && seen.now.poolTotal > 0 && seen.now.lagMs >= 0);
  assert.match(seen.database.version, /^1[48]\.\d+$/);
  assert.ok(seen.database.sizeBytes > 1_000_000 && seen.database.maxConnections > 0);
  assert.ok(Date.parse(seen.version.deployedAt) <= Date.now());
  assert.deepEqual(replicas(seen), [["web-1", true, true]]);
});

test("processes see each other; one that ends well is gone, and one that fell silent is shown as that", async () => {
  const second = await shop.serveAgain({ me: named("web-2") });
  await second.listen({ host: "127.0.0.1", port: 0 });
  await until("both are seen", async () => replicas(await look()).length === 2);
  assert.deepEqual(replicas(await look(second)), [
    ["web-1", true, false],
    ["web-2", true, true],
  ]);
  await second.close();
  assert.deepEqual(replicas(await look()), [["web-1", true, true]]);

  const killed = named("web-3");
  await writeSign(shop.database, killed, MEASURE);
  assert.ok(replicas(await look()).some(([replica, alive]) => replica === "web-3" && alive));
  await shop.database.query("UPDATE processes SET seen_at = now() - interval '20 seconds' WHERE id = $1", [
    killed.id,
  ]);
  const silent = await look();
  assert.ok(replicas(silent).some(([replica, alive]) => replica === "web-3" && !alive));
  assert.ok(silent.now.sockets < MEASURE.sockets, "what it said last counts no more");
  await shop.database.query("UPDATE processes SET seen_at = now() - interval '1 hour' WHERE id = $1", [
    killed.id,
  ]);
  await writeMinute(shop.database, named("web-1"), MEASURE);
  assert.ok(replicas(await look()).every(([replica]) => replica !== "web-3"));
});

test("the last hour is told minute by minute, all processes together, and older minutes are gone", async () => {
  await shop.database.query("DELETE FROM process_minutes");
  await shop.database.query(
    "INSERT INTO process_minutes SELECT date_trunc('minute', now()) - interval '90 minutes', gen_random_uuid(), '{}'",
  );
  await writeMinute(shop.database, named("web-1"), MEASURE);
  await writeMinute(shop.database, named("web-2"), { ...MEASURE, latency: [] });
  const { minutes } = await look();
  const { rowCount } = await shop.database.query("SELECT FROM process_minutes");
  assert.deepEqual([minutes.length, rowCount], [1, 2]);
  const { cpu, memoryBytes, requestsPerSecond, errorsPerSecond, p50Ms, p99Ms, sockets } = minutes[0]!.vitals;
  assert.deepEqual(
    [cpu, memoryBytes, requestsPerSecond, errorsPerSecond.toFixed(1), sockets],
    [1, 200, 4, "0.2", 10],
  );
  assert.equal(p50Ms, 5, "half of the answers took at most five milliseconds");
  assert.ok(p99Ms !== null && p99Ms > 9 && p99Ms <= 10);
});

test("a backup that somebody asks for is begun once, told of, and written into the audit log", async () => {
  let begun = 0;
  let finish = () => {};
  const backups: BackupOffice = {
    minuteOfDay: 185,
    place: "a pasta",
    encrypted: true,
    async take() {
      begun += 1;
      await shop.database.query(
        "INSERT INTO backup_runs (id, asked_by) VALUES (gen_random_uuid(), 'person')",
      );
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await shop.database.query(
        "UPDATE backup_runs SET ended_at = now(), outcome = 'verified', name = 'b', bytes = 7, row_count = 3, restore_ms = 9",
      );
      return undefined;
    },
  };
  const app = await shop.serveAgain({ backups });
  const ask = () =>
    app.inject({
      method: "POST",
      url: "/api/operations/backups",
      cookies: admin.cookies,
      headers: { "x-csrf-token": admin.me.csrfToken },
    });
  assert.equal((await look(app)).backups.dailyAt, "03:05");
  assert.equal((await ask()).statusCode, 202);
  await until("it runs", async () => (await look(app)).backups.running);
  const again = await ask();
  assert.deepEqual([again.statusCode, again.json().code, begun], [409, "backup_running", 1]);
  finish();
  await until("it is done", async () => !(await look(app)).backups.running);
  const { lastGood, lastProven, last } = (await look(app)).backups;
  assert.deepEqual([lastGood, lastProven], [last, last]);
  assert.deepEqual([last?.outcome, last?.bytes, last?.rows, last?.restoreMs], ["verified", 7, 3, 9]);
  const { rows } = await shop.database.query("SELECT person_id FROM audit_log WHERE act = 'backup_asked'");
  assert.deepEqual(rows, [{ person_id: admin.me.person.id }]);
  const off = await admin.request("POST", "/api/operations/backups");
  assert.deepEqual([off.statusCode, off.json().code], [409, "backups_off"]);
});

test("looking does not keep an abandoned tablet signed in", async () => {
  await shop.database.query("UPDATE sessions SET last_active_at = now() - interval '2 hours'");
  await look();
  const { rowCount } = await shop.database.query(
    "SELECT FROM sessions WHERE last_active_at > now() - interval '1 hour'",
  );
  assert.equal(rowCount, 0);
});

test("with a Redis its version, memory and state are told, also while it is away", {
  skip: noRedis,
}, async () => {
  const redis = await startRedis();
  const link = openRedis(redis.url, { log: { warn() {}, info() {} }, format: "1" });
  try {
    const app = await shop.serveAgain({ redis: link.state });
    await until("it is up", async () => (await look(app)).redis?.up === true);
    const up = (await look(app)).redis;
    assert.match(up?.version ?? "", /^\d+\.\d+/);
    assert.ok(up?.usedBytes && up.startedAt);
    await redis.kill();
    await until("it is away", async () => (await look(app)).redis?.up === false);
    assert.equal((await look(app)).redis?.version, null);
  } finally {
    link.close();
    await redis.stop();
  }
});
