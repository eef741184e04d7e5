import { readdirSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Value } from "typebox/value";
import { Login, Pin } from "../../shared/people/person.ts";
import { type Config, readConfig } from "../config.ts";
import { openDatabase } from "../platform/database.ts";
import { silentLog } from "../platform/embedded-postgres/log.ts";
import { runningEmbeddedPostgres, startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import { FIRST_SHOP_ID } from "../platform/shop.ts";
import { resetPin } from "./reset-person-pin.ts";

/** bin/reset-pin NUMBER: works beside the running program and without it; the PIN comes from the keyboard or a pipe. */
try {
  const login = Number(process.argv[2]);
  if (!Value.Check(Login, login))
    throw new Error("Uso: bin/reset-pin NÚMERO (o número da pessoa, de 1 a 9999)");
  const config = readConfig(process.env);
  const { url, close } = await reachDatabase(config);
  try {
    const pin = await askPin();
    if (!Value.Check(Pin, pin)) throw new Error("O PIN deve ter de 4 a 8 algarismos.");
    const database = openDatabase(url);
    try {
      const { secretKeys } = config;
      const { name, active } = await resetPin(database, { secretKeys, shopId: FIRST_SHOP_ID, login, pin });
      console.log(`${name} (${login}) tem um novo PIN.`);
      if (!active) console.log("Atenção: esta pessoa está inativa; um administrador precisa reativá-la.");
    } finally {
      await database.end();
    }
  } finally {
    await close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function reachDatabase({
  databaseUrl,
  dataDir,
}: Config): Promise<{ url: string; close: () => Promise<void> }> {
  if (databaseUrl) return { url: databaseUrl, close: async () => {} };
  const major = majorIn(dataDir);
  // Starting one here would make an empty shop where somebody only mistyped DATA_DIR.
  if (major === undefined)
    throw new Error(`Não há dados em ${dataDir}. Informe a pasta com DATA_DIR ou o banco com DATABASE_URL.`);
  const running = runningEmbeddedPostgres(dataDir, major);
  if (running) return { url: running, close: async () => {} };
  const own = await startEmbeddedPostgres({ dataDir, log: silentLog });
  return { url: own.url, close: own.stop };
}

function majorIn(dataDir: string): number | undefined {
  try {
    const majors = readdirSync(dataDir).map((name) => /^postgres-(\d+)(\.location)?$/.exec(name)?.[1]);
    const found = majors.filter((major) => major !== undefined).map(Number);
    return found.length > 0 ? Math.max(...found) : undefined;
  } catch {
    return undefined;
  }
}

/** Without an echo: somebody may be looking on. */
async function askPin(): Promise<string> {
  const interactive = process.stdin.isTTY === true;
  if (interactive) process.stdout.write("Novo PIN (4 a 8 algarismos): ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: interactive });
  try {
    const { value } = await lines[Symbol.asyncIterator]().next();
    return String(value ?? "").trim();
  } finally {
    lines.close();
    if (interactive) process.stdout.write("\n");
  }
}
