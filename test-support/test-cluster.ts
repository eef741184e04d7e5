import { rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { lockDataDir } from "../server/platform/embedded-postgres/data-dir-lock.ts";
import { silentLog } from "../server/platform/embedded-postgres/log.ts";
import { stopOrphan } from "../server/platform/embedded-postgres/postmaster.ts";
import { readPostmasterFile } from "../server/platform/embedded-postgres/postmaster-file.ts";
import { removeSocketFolder } from "../server/platform/embedded-postgres/socket-folder.ts";
import { startEmbeddedPostgres } from "../server/platform/embedded-postgres.ts";

export interface TestCluster {
  url: string;
  pid(): number | undefined;
  stop(): Promise<void>;
}

export const POSTGRES_14 = join(import.meta.dirname, "..", "node_modules", "postgres-14");

const PARENT = "/tmp";
const PREFIX = "separacao-test-";

/**
 * A PostgreSQL for tests only: nothing is synced to the disk unless it is to be `durable`, as what is measured must be,
 * and it is gone afterwards, unless it has a folder to be `keptIn`. It keeps no process alive and stops with it, so a test
 * file that never stops it still ends.
 */
export async function startTestCluster({
  oldest = false,
  durable = false,
  keptIn,
}: {
  oldest?: boolean;
  durable?: boolean;
  keptIn?: string;
} = {}): Promise<TestCluster> {
  await removeLeftOvers();
  const home = keptIn ?? (await mkdtemp(join(PARENT, PREFIX)));
  await mkdir(home, { recursive: true });
  await chmod(home, 0o711); // as root the server runs as somebody else
  const server = await startEmbeddedPostgres({
    dataDir: join(home, "data"),
    log: silentLog,
    fsync: durable,
    ...(oldest ? { packageFolder: POSTGRES_14 } : {}),
  });
  const removeHome = () => {
    if (!keptIn) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const stop = async () => {
    process.off("beforeExit", stop);
    process.off("exit", removeHome);
    await server.stop();
    removeHome();
  };
  server.unref();
  process.on("beforeExit", stop);
  process.on("exit", removeHome);
  return { url: server.url, pid: server.pid, stop };
}

/** Of runs that were killed: a folder whose lock can be taken has no living owner. */
async function removeLeftOvers(): Promise<void> {
  for (const name of await readdir(PARENT)) {
    if (!name.startsWith(PREFIX)) continue;
    const home = join(PARENT, name);
    try {
      const folders = await readdir(join(home, "data"));
      const lock = await lockDataDir(join(home, "data"));
      for (const folder of folders) {
        if (!/^postgres-\d+$/.test(folder)) continue;
        const remains = readPostmasterFile(join(home, "data", folder));
        await stopOrphan(join(home, "data", folder), silentLog);
        if (remains) removeSocketFolder(remains.socketFolder);
      }
      await rm(home, { recursive: true, force: true });
      await lock.release();
    } catch {
      // In use, just being made, or somebody else's.
    }
  }
}
