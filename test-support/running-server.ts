import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

export interface RunningServer {
  port: number;
  process: ChildProcess;
  output(): string;
  /** SIGTERM, as a platform stops it; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: no chance to say goodbye. */
  kill(): Promise<void>;
}

/** The real program in a process of its own, ready to serve. `environment` decides on which database. */
export async function startServer(
  environment: Record<string, string>,
  options: string[] = [],
): Promise<RunningServer> {
  const port = environment.PORT ? Number(environment.PORT) : await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../server/main.ts"), ...options], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LOG_LEVEL: "warn",
      BACKUP_TIME: "off",
      ...environment,
      PORT: String(port),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let announced = () => {};
  const ready = new Promise<void>((resolve) => {
    announced = resolve;
  });
  const listen = (chunk: Buffer) => {
    output += chunk;
    if (output.includes("está no ar")) announced();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const exited = once(child, "exit");
  await Promise.race([ready, exited]);
  if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output}`);
  return {
    port,
    process: child,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      return child.exitCode;
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
