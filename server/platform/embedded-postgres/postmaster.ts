import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import type { EmbeddedPostgresLog } from "./log.ts";
import type { PostgresUser } from "./postgres-user.ts";
import { livingPostmaster, readPostmasterFile } from "./postmaster-file.ts";
import { readProcess } from "./process-table.ts";
import { programEnvironment } from "./program-environment.ts";

/** How long the remains of a killed server may hold its lock: zombies and back ends that have not noticed yet. */
const LOCK_PATIENCE_MS = 10_000;
/** Recovery after a power cut replays at most `max_wal_size`; slow disks need a while. */
const READY_PATIENCE_MS = 120_000;
const POLL_MS = 15;
/** A fast shutdown writes what is dirty; past this it is cut off, and the next start recovers. */
const STOP_PATIENCE_MS = 5_500;

export interface PostmasterOptions {
  cluster: string;
  binaries: Binaries;
  user: PostgresUser | undefined;
  settings: Record<string, string>;
  log: EmbeddedPostgresLog;
}

/** Starts the server and returns once it takes connections. */
export async function startPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  clearForeignLock(options.cluster);
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const { child, said } = spawnPostmaster(options);
    if (await becomesReady(child, options.cluster)) return child;
    const reason = said.join("\n");
    const heldByRemains = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(
      reason,
    );
    if (!heldByRemains || Date.now() > deadline) {
      throw new Error(
        `O PostgreSQL embutido não iniciou: ${reason || `terminou com ${child.exitCode ?? child.signalCode}`}`,
      );
    }
    await wait(200);
  }
}

/**
 * A server left over by a program that was killed goes before ours comes: it may be of other settings, nobody reads its
 * log, and we would not hear it end. The caller holds the lock of the data folder, so nobody uses it.
 */
export async function stopOrphan(cluster: string, log: EmbeddedPostgresLog): Promise<void> {
  const orphan = livingPostmaster(cluster);
  if (!orphan) return;
  log.warn({ pid: orphan.pid }, "stopping the PostgreSQL that a killed program left behind");
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    // Looked at again right before each signal: meanwhile the id may have become somebody else's.
    if (livingPostmaster(cluster)?.pid === orphan.pid) process.kill(orphan.pid, signal);
    const deadline = Date.now() + STOP_PATIENCE_MS;
    while (Date.now() < deadline) {
      if (livingPostmaster(cluster)?.pid !== orphan.pid && readProcess(orphan.pid) === undefined) return;
      await wait(POLL_MS);
    }
  }
  throw new Error(
    `Um PostgreSQL antigo (processo ${orphan.pid}) ainda usa ${cluster} e não termina. Encerre-o e tente de novo.`,
  );
}

export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  const late = setTimeout(() => child.kill("SIGQUIT"), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(late);
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** `said` keeps what the server last said: its only way of telling why it did not start. */
function spawnPostmaster({ cluster, binaries, user, settings, log }: PostmasterOptions): {
  child: ChildProcess;
  said: string[];
} {
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(binaries.folder, "bin", "postgres"), ["-D", cluster, ...args], {
    ...user,
    cwd: "/",
    env: programEnvironment(binaries),
    // A session of its own: Ctrl-C at the terminal is for us, and the database goes last.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: string[] = [];
  child.on("error", (error) => said.push(error.message));
  createInterface({ input: child.stderr }).on("line", (line) => {
    said.push(line);
    if (said.length > 20) said.shift();
    const serious = /\b(FATAL|PANIC):/.test(line);
    log[serious ? "warn" : "debug"]({ postgres: line }, "postgres");
  });
  return { child, said };
}

async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const closed = once(child, "close").catch(() => undefined);
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < deadline) {
    const file = readPostmasterFile(cluster);
    if (file?.pid === child.pid && file?.ready) return true;
    if (hasEnded(child) || child.pid === undefined) {
      await closed; // so that its last words have been read
      return false;
    }
    await wait(POLL_MS);
  }
  await stopPostmaster(child);
  return false;
}

/**
 * After a crash the id in the lock file may belong to another program by now, in a container after every restart, and
 * PostgreSQL would wait for that one for ever. Only such a lock is removed; any other is PostgreSQL's to judge.
 */
function clearForeignLock(cluster: string): void {
  const file = readPostmasterFile(cluster);
  if (!file || livingPostmaster(cluster)) return;
  const holder = readProcess(file.pid);
  if (holder && !holder.commandLine.join(" ").includes("postgres"))
    rmSync(join(cluster, "postmaster.pid"), { force: true });
}
