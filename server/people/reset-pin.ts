import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Value } from "typebox/value";
import { Login, Pin } from "../../shared/people/person.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../platform/database.ts";
import { reachDatabase } from "../platform/reach-database.ts";
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
