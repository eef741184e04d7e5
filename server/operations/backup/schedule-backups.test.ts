import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openTestShop, type TestShop } from "../../../test-support/test-shop.ts";
import { openBackupFolder } from "./backup-place.ts";
import { isBackupMissing, readRuns } from "./backup-runs.ts";
import { lastDueMoment } from "./last-due-moment.ts";
import { daysToKeep, type Schedule, takeDueBackup } from "./schedule-backups.ts";

let folder: string;
let shop: TestShop;
let schedule: Schedule;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "separacao-schedule-test-"));
  shop = await openTestShop();
  schedule = {
    database: shop.database,
    url: String(shop.database.options.connectionString),
    place: openBackupFolder(folder),
    minuteOfDay: 180,
    timeZone: "America/Sao_Paulo",
    keepDays: 7,
  };
});
after(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

test("of four processes that see the hour come, one takes the day's backup; the next day, one again", async () => {
  const four = (now: Date) => Promise.all([1, 2, 3, 4].map(() => takeDueBackup(schedule, now)));
  const taken = (made: unknown[]) => made.filter((one) => one !== undefined).length;
  const now = new Date();
  assert.equal(taken(await four(now)), 1);
  assert.equal(taken(await four(now)), 0);
  assert.equal(taken(await four(new Date(now.getTime() + 86_400_000))), 1);
  const runs = await readRuns(shop.database, 10);
  assert.deepEqual(
    runs.map(({ askedBy, outcome }) => [askedBy, outcome]),
    [
      ["schedule", "verified"],
      ["schedule", "verified"],
    ],
  );
});

test("a failed backup is written down, and tried again after half an hour", async () => {
  const full = { ...schedule.place, put: () => Promise.reject(new Error("no space left")) };
  await assert.rejects(
    takeDueBackup({ ...schedule, place: full }, new Date(Date.now() + 2 * 86_400_000)),
    /no space left/,
  );
  const [run] = await readRuns(shop.database, 1);
  assert.deepEqual([run?.outcome, run?.error], ["failed", "Error: no space left"]);
  const now = new Date();
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  assert.equal(await isBackupMissing(shop.database, now, inMinutes(20)), false);
  assert.equal(await isBackupMissing(shop.database, now, inMinutes(31)), true);
  assert.ok(await takeDueBackup(schedule, inMinutes(2 * 1440)));
});

test("where nothing may be removed, a backup is taken all the same, and not again", async () => {
  const place = { ...schedule.place, list: () => Promise.reject(new Error("403 AccessDenied")) };
  const later = new Date(Date.now() + 4 * 86_400_000);
  const made = await takeDueBackup({ ...schedule, place }, later);
  assert.match(made?.notForgotten ?? "", /AccessDenied/);
  const [run] = await readRuns(shop.database, 1);
  assert.equal(run?.outcome, "verified");
});

test("how long backups stay is the shop's setting, and else the server's", async () => {
  assert.equal(await daysToKeep(shop.database, 7), 7);
  await shop.database.query(`UPDATE shops SET settings = settings || '{"retention": {"backupDays": 30}}'`);
  assert.equal(await daysToKeep(shop.database, 7), 30);
});

test("three in the morning is the shop's, not the server's", () => {
  const at = (now: string) => lastDueMoment(new Date(now), 180, "America/Sao_Paulo").toISOString();
  assert.equal(at("2026-03-10T06:00:30Z"), "2026-03-10T06:00:00.000Z");
  assert.equal(at("2026-03-10T05:59:59Z"), "2026-03-09T06:00:00.000Z");
});
