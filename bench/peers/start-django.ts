import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { freePort } from "../../test-support/free-port.ts";
import { type RedisServer, startRedis } from "../../test-support/redis-server.ts";
import { ensureSystemPackages } from "../../test-support/system-programs.ts";
import type { StockedShop } from "../shop/stock-shop.ts";

const FOLDER = join(import.meta.dirname, "django");
/** Debian's own: its packages are not there for another. */
const PYTHON = "/usr/bin/python3";
const PACKAGES = [
  "python3-django",
  "python3-django-channels",
  "daphne",
  "python3-channels-redis",
  "python3-psycopg2",
];

export interface Peer {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/** The Django peer on this shop's orders, served by Daphne, with a Redis of its own. */
export async function startDjango({ url }: StockedShop): Promise<Peer> {
  const there = () =>
    spawnSync(PYTHON, ["-c", "import django, channels, daphne, channels_redis, psycopg2"]).status === 0;
  const reason = ensureSystemPackages(PACKAGES, there);
  if (reason) throw new Error(reason);
  const redis: RedisServer = await startRedis();
  const { searchParams, username, pathname, hostname } = new URL(url);
  const environment = {
    PATH: process.env.PATH,
    DJANGO_SETTINGS_MODULE: "peer.settings",
    PEER_DB_HOST: searchParams.get("host") ?? hostname,
    PEER_DB_USER: username,
    PEER_DB_NAME: pathname.slice(1),
    PEER_REDIS: redis.url,
    PYTHONDONTWRITEBYTECODE: "1",
  };
  await fill(url, environment);
  const port = await freePort();
  const child = spawn(
    PYTHON,
    ["-m", "daphne", "-b", "127.0.0.1", "-p", String(port), "-v", "0", "peer.asgi:application"],
    { cwd: FOLDER, env: environment, stdio: ["ignore", "ignore", "inherit"] },
  );
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  while ((await fetch(`http://127.0.0.1:${port}/`).catch(() => null))?.status !== 200) {
    if (child.exitCode !== null) throw new Error(`daphne ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    pid: child.pid!,
    async stop() {
      kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      process.off("exit", kill);
      await redis.stop();
    },
  };
}

/** Django makes its tables itself, the first time; the orders are the shop's. */
async function fill(url: string, env: Record<string, string | undefined>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('peer_order') IS NOT NULL AS there",
    );
    if (rows[0]?.there) return;
    const made = spawnSync(PYTHON, ["-m", "django", "migrate", "--run-syncdb", "-v", "0"], {
      cwd: FOLDER,
      env,
    });
    if (made.status !== 0) throw new Error(`the peer's tables could not be made: ${made.stderr}`);
    await client.query(readFileSync(join(FOLDER, "copy-shop.sql"), "utf8"));
  } finally {
    await client.end();
  }
}
