import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../test-support/free-port.ts";
import { SCRATCH } from "../scratch.ts";
import { SECRET } from "./stock-shop.ts";

const ROOT = join(import.meta.dirname, "../..");

export interface Program {
  pid: number;
  port: number;
  /** From its start to the first 200, in ms. */
  startMs: number;
  stop(): Promise<void>;
}

/** What `bin/start` runs, with the settings of production, in a process of its own; it writes its log to a file. */
export async function startProgram(url: string, environment: Record<string, string> = {}): Promise<Program> {
  const port = await freePort();
  const logFile = join(SCRATCH, `program-${port}.log`);
  const log = openSync(logFile, "w");
  const begun = performance.now();
  const child = spawn(join(ROOT, "bin/start"), {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      BACKUP_TIME: "off",
      DATABASE_URL: url,
      SECRET_KEY: SECRET,
      ALLOWED_HOSTS: "127.0.0.1",
      HOST: "127.0.0.1",
      PORT: String(port),
      ...environment,
    },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  await firstAnswer(child, port, logFile);
  return {
    pid: child.pid!,
    port,
    startMs: performance.now() - begun,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      process.off("exit", kill);
    },
  };
}

async function firstAnswer(child: ChildProcess, port: number, logFile: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(
        `the program ended with ${child.exitCode}:\n${readFileSync(logFile, "utf8").slice(-2000)}`,
      );
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
