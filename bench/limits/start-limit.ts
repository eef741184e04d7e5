import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Limit {
  pid: number;
  port: number;
  stop(): Promise<void>;
}

/** A program of this folder on the program's own Node; it says its port on its first line. */
export async function startLimit(file: string, ...args: string[]): Promise<Limit> {
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=2", join(import.meta.dirname, file), ...args],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  process.once("exit", () => child.kill("SIGKILL"));
  const exited = once(child, "exit").then(([code]) =>
    Promise.reject(new Error(`${file} ended with ${code}`)),
  );
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), exited]);
  exited.catch(() => {});
  return {
    pid: child.pid!,
    port: Number(line),
    async stop() {
      child.kill("SIGKILL");
      await exited.catch(() => {});
    },
  };
}
