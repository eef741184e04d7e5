import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

export interface RunningServer {
  port: number;
  process: ChildProcess;
  output(): string;
  /** Resolves when it says that it serves; rejects when it ends before that. */
  up: Promise<void>;
  /** Resolves to the exit code; null: a signal ended it. */
  ended: Promise<number | null>;
  /** SIGTERM, as a platform stops it; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: no chance to say goodbye. */
  kill(): Promise<void>;
}

const ROOT = join(import.meta.dirname, "..");

/** The real program in a process of its own, ready to serve. `environment` decides on which database. */
export async function startServer(
  environment: Record<string, string>,
  options: string[] = [],
): Promise<RunningServer> {
  const server = await launchServer(environment, options);
  await server.up;
  return server;
}

/** The same, at once: it may never be ready. `root`: another version's files. */
export async function launchServer(
  environment: Record<string, string>,
  options: string[] = [],
  root = ROOT,
): Promise<RunningServer> {
  const port = environment.PORT ? Number(environment.PORT) : await freePort();
  const child = spawn(process.execPath, [join(root, "server/main.ts"), ...options], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/node"), // as bin/start: a start costs a third less
      LOG_LEVEL: "warn",
      BACKUP_TIME: "off",
      ...environment,
      PORT: String(port),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = once(child, "exit").then(() => child.exitCode);
  const up = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      if (output.includes("está no ar")) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void ended.then((code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  up.catch(() => {}); // whoever waits for it hears of it
  return {
    port,
    process: child,
    output: () => output,
    up,
    ended,
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
