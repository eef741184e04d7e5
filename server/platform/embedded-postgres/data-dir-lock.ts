import { mkdirSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const DYING_PATIENCE_MS = 10_000;

export class DataDirInUseError extends Error {
  constructor(dataDir: string, holder: string | undefined) {
    super(
      `O sistema já está rodando com os dados de ${dataDir}${holder ? ` (processo ${holder})` : ""}. ` +
        "Use o que está aberto, encerre-o antes, ou escolha outra pasta com DATA_DIR.",
    );
    this.name = "DataDirInUseError";
  }
}

export interface DataDirLock {
  release(): Promise<void>;
}

/**
 * One program per data folder. The lock is a socket in the kernel's abstract namespace: taking it is atomic, and it is
 * gone with its process however that ends, so there are no stale locks to judge. Its name is the folder's identity on
 * the disk, not its spelling.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  mkdirSync(dataDir, { recursive: true });
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const name = `\0separacao-pmcell-${dev}-${ino}`;
  const deadline = Date.now() + DYING_PATIENCE_MS;
  for (;;) {
    const server = await bind(name);
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    // A living program says who it is; one that was killed a moment ago stays silent until the kernel is done with it.
    const holder = await askHolder(name);
    if (holder !== undefined || Date.now() > deadline) throw new DataDirInUseError(dataDir, holder);
    await wait(50);
  }
}

/** Undefined when the name is taken. */
async function bind(name: string): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(String(process.pid));
  });
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen(name, () => resolve(undefined));
  });
  if (failure?.code === "EADDRINUSE") return undefined;
  if (failure) throw failure;
  server.unref();
  return server;
}

function askHolder(name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.setTimeout(500, () => socket.destroy());
    socket.on("data", (data) => resolve(/^\d{1,10}$/.test(String(data)) ? String(data) : undefined));
    socket.on("error", () => resolve(undefined));
    socket.on("close", () => resolve(undefined));
  });
}
