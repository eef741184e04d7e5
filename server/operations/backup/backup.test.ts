import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newId } from "../../../shared/new-id.ts";
import type { Order } from "../../../shared/orders/order.ts";
import { applyEvent } from "../../../shared/picking/apply-event.ts";
import type { OrderEvent } from "../../../shared/picking/event.ts";
import { createEmptyDatabase, type TestDatabase } from "../../../test-support/database.ts";
import { openTestShop, type TestShop } from "../../../test-support/test-shop.ts";
import { buildApp } from "../../app.ts";
import { openDatabase } from "../../platform/database.ts";
import { openOwnConnection } from "../../platform/own-connection.ts";
import { type BackupPlace, openBackupFolder } from "./backup-place.ts";
import { readRuns } from "./backup-runs.ts";
import { readBackupFile } from "./read-backup-file.ts";
import { readTableSums, restoreContent } from "./restore-content.ts";
import { type TakenBackup, takeBackup } from "./take-backup.ts";
import { writeBackupFile } from "./write-backup-file.ts";

const KEY = "guarda-chuva azul na gaveta";
const SECRETS = ["a secret that is long enough for a test, and only for that"];

let folder: string;
let place: BackupPlace;
let shop: TestShop;
let url: string;
let taken: TakenBackup;
const empties: TestDatabase[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "separacao-backup-test-"));
  place = openBackupFolder(folder);
  shop = await openTestShop();
  url = String(shop.database.options.connectionString);
  await (await shop.hire("seller")).newOrder();
});

after(async () => {
  await shop.close();
  for (const empty of empties) await empty.drop();
  await rm(folder, { recursive: true, force: true });
});

async function emptyDatabase(): Promise<string> {
  const made = await createEmptyDatabase();
  empties.push(made);
  return made.url;
}

const back = (options: Partial<Parameters<typeof takeBackup>[0]> = {}) =>
  takeBackup({ url, place, keepDays: 7, askedBy: "person", ...options });

test("a backup taken while people tick, then the database destroyed: restored, each order's log replays to its row", async (t) => {
  const busy = await openTestShop();
  const seller = await busy.hire("seller");
  const desks = await Promise.all(
    ["5101", "5102", "5103", "5104"].map(async (number) => ({
      order: await seller.newOrder(number),
      hand: await busy.hire("picker"),
    })),
  );
  const answered = new Map<string, number>();
  let ticking = true;
  const warm = Promise.withResolvers<void>();
  const hands = desks.map(async ({ order, hand }) => {
    const lineId = order.lines[0]!.id;
    for (let turn = 0; ticking; turn++) {
      const type = turn % 2 ? "unpick" : "pick";
      const [result] = await hand.send(order.id, { type, lineId, quantity: 1 });
      assert.equal(result?.outcome, "applied");
      answered.set(order.id, turn + 2);
      if ([...answered.values()].filter((version) => version > 20).length === desks.length) warm.resolve();
    }
  });
  await Promise.race([warm.promise, Promise.all(hands)]);
  const before = new Map(answered);
  const made = await back({
    url: String(busy.database.options.connectionString),
    key: KEY,
    ownSecret: "the secret of the machine itself",
  });
  ticking = false;
  await Promise.all(hands);
  assert.ok(made);
  taken = made;
  const [run] = await readRuns(busy.database, 1);
  assert.deepEqual(
    [run?.outcome, run?.askedBy, run?.name, run?.rows, run?.restoreMs],
    ["verified", "person", made.name, made.rows, made.restoreMs],
  );
  // Drops the database.
  await busy.close();

  const elsewhere = await emptyDatabase();
  const begun = performance.now();
  const contents = await restoreContent(elsewhere, join(folder, made.name), { key: KEY });
  const restoreMs = Math.round(performance.now() - begun);
  assert.equal(contents.manifest.secret, "the secret of the machine itself");

  const database = openDatabase(elsewhere);
  const app = await buildApp({ database, secretKeys: SECRETS });
  let later = 0;
  try {
    for (const { order, hand } of desks) {
      const read = async (path: string) =>
        (await app.inject({ method: "GET", url: path, cookies: hand.cookies })).json();
      const row: Order = await read(`/api/orders/${order.id}`);
      const events: OrderEvent[] = [];
      while (events.length < row.version - 1) {
        const page = await read(`/api/orders/${order.id}/events?after=${events.at(-1)?.version ?? 1}`);
        assert.ok(page.events.length > 0, "the log has no gap");
        events.push(...page.events);
      }
      assert.ok(row.version >= before.get(order.id)!, "nothing that was answered before is missing");
      assert.deepEqual(events.reduce(applyEvent, order), row);
      later += answered.get(order.id)! - row.version;
    }
  } finally {
    await app.close();
    await database.end();
  }
  assert.ok(later > 0, "people ticked on while the backup was taken");
  t.diagnostic(
    `${made.rows} rows, ${made.bytes} bytes: taken in ${made.takeMs} ms, proven in ${made.restoreMs} ms, restored in ${restoreMs} ms; ${later} ticks came after its moment`,
  );
});

test("every table has a primary key, so that equal rows are equal sums, and none counts by a sequence, which would begin again", async () => {
  const { rows } = await shop.database.query(
    `SELECT relname FROM pg_class c WHERE relnamespace = current_schema()::regnamespace AND (relkind = 'S' OR
       relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_index WHERE indrelid = c.oid AND indisprimary))`,
  );
  assert.deepEqual(rows, []);
});

async function sumsOf(database: string) {
  const client = await openOwnConnection(database);
  try {
    return await readTableSums(client);
  } finally {
    await client.end();
  }
}

test("a database in use is not overwritten unless told, and then becomes the backup", async () => {
  const file = join(folder, taken.name);
  const target = await emptyDatabase();
  await restoreContent(target, file, { key: KEY });
  const asBackup = await sumsOf(target);
  const client = await openOwnConnection(target);
  await client.query("UPDATE people SET name = 'Outra'");
  await client.end();
  const changed = await sumsOf(target);
  await assert.rejects(restoreContent(target, file, { key: KEY }), /já tem dados.*--replace/);
  assert.deepEqual(await sumsOf(target), changed);
  await restoreContent(target, file, { key: KEY, replace: true });
  assert.deepEqual(await sumsOf(target), asBackup);
});

test("another program's database is left alone", async () => {
  const target = await emptyDatabase();
  const client = await openOwnConnection(target);
  await client.query("CREATE TABLE theirs (id int PRIMARY KEY); INSERT INTO theirs VALUES (1)");
  await client.end();
  const restoring = restoreContent(target, join(folder, taken.name), { key: KEY, replace: true });
  await assert.rejects(restoring, /outro programa/);
  assert.equal((await sumsOf(target)).get("theirs")?.rows, 1);
});

test("what cannot be a whole backup with this key is refused with what to do, and changes nothing", async () => {
  const whole = await readFile(join(folder, taken.name));
  const headerEnd = whole.indexOf(10);
  const flipped = (at: number) => {
    const copy = Buffer.from(whole);
    copy[at] = copy[at]! ^ 1;
    return copy;
  };
  const newer = Buffer.concat([
    Buffer.from(whole.subarray(0, headerEnd).toString().replace('"v":1', '"v":2')),
    whole.subarray(headerEnd),
  ]);
  const before = await sumsOf(url);
  const refused: [string, Buffer, string | undefined, RegExp][] = [
    ["another key", whole, "outra chave", /não é a chave deste backup\. Informe/],
    ["no key", whole, undefined, /criptografado\. Informe BACKUP_KEY/],
    ["a byte of the rows", flipped(headerEnd + 200), KEY, /danificado.*Use outro/],
    ["a byte of the header", flipped(headerEnd - 10), KEY, /danificado|não é um backup/],
    ["a byte of the sum", flipped(whole.length - 1), KEY, /danificado.*Use outro/],
    ["half a file", whole.subarray(0, whole.length >> 1), KEY, /danificado ou incompleto/],
    ["a header alone", whole.subarray(0, headerEnd + 1), KEY, /danificado ou incompleto/],
    ["nothing", Buffer.alloc(0), KEY, /não é um backup deste sistema\. Confira/],
    ["a newer format", newer, KEY, /versão mais nova.*Atualize/],
  ];
  for (const [what, bytes, key, sentence] of refused) {
    const file = join(folder, `${newId()}.test`);
    await writeFile(file, bytes);
    await assert.rejects(restoreContent(url, file, { key, replace: true }), sentence, what);
  }
  assert.deepEqual(await sumsOf(url), before);
});

test("a backup of any size is read without a warning of Node's", async () => {
  const file = join(folder, "large.test");
  const frames = 600;
  const frameBytes = 64 * 1024;
  async function* content() {
    yield Buffer.from('{"kind":"table","name":"t","columns":[],"order":[]}\n');
    // Random, so that it stays large.
    for (let n = 0; n < frames; n++)
      yield Buffer.concat([Buffer.from(`${frameBytes}\n`), randomBytes(frameBytes)]);
    yield Buffer.from('0\n{"kind":"end","tables":1,"rows":0}\n');
  }
  await writeBackupFile(file, content(), { key: KEY });
  const warnings: Error[] = [];
  const warn = (warning: Error) => warnings.push(warning);
  process.on("warning", warn);
  let read = 0;
  for await (const part of readBackupFile(file, KEY)) if (part.kind === "rows") read += part.bytes.length;
  process.off("warning", warn);
  assert.deepEqual([read, warnings], [frames * frameBytes, []]);
});

test("a user who may not make databases has the backup proven in a schema of its own", async () => {
  const target = await emptyDatabase();
  await restoreContent(target, join(folder, taken.name), { key: KEY });
  const client = await openOwnConnection(target);
  const role = `small_${newId().replaceAll("-", "")}`;
  await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x' NOCREATEDB;
    GRANT CREATE ON DATABASE ${new URL(target).pathname.slice(1)} TO ${role};
    GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
  const small = new URL(target);
  small.username = role;
  small.password = "x";
  try {
    const made = await back({ url: small.href });
    assert.ok(made?.restoreMs !== undefined);
    const { rows } = await client.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'separacao%'");
    assert.deepEqual(rows, []);
  } finally {
    await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await client.end();
  }
});

test("two processes that want the day's backup at once take one", async () => {
  const both = await Promise.all([back(), back()]);
  assert.equal(both.filter((made) => made !== undefined).length, 1);
});

test("old backups go after seven days, the newest never, and strangers' files never", async () => {
  const own = openBackupFolder(join(folder, "kept"));
  const source = join(folder, taken.name);
  const strange = "minha-copia.backup";
  for (const name of ["separacao-20200101T030000Z.backup", "separacao-20200102T030000Z.backup", strange])
    await own.put(name, source);
  const made = await back({ place: own });
  assert.ok(made);
  assert.deepEqual(
    (await own.list()).map(({ name }) => name),
    [strange, made.name],
  );
});
