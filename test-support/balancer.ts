import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { systemProgram } from "./system-programs.ts";
import { until } from "./until.ts";

export interface Balancer {
  port: number;
  /** What nginx complained of. */
  output(): string;
  stop(): Promise<void>;
}

/** Why there is none, for a test's `skip`; false when there is one. */
export const noBalancer: string | false = systemProgram("nginx") ? false : "nginx is not installed";

/** A real nginx with the configuration that we ship, in front of these ports of loopback. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const home = mkdtempSync("/tmp/separacao-nginx-");
  chmodSync(home, 0o755); // as root its workers are somebody else
  const port = await freePort();
  copyFileSync(join(import.meta.dirname, "../ops/nginx/nginx.conf"), join(home, "nginx.conf"));
  writeFileSync(join(home, "listen.conf"), `listen 127.0.0.1:${port};\n`);
  writeFileSync(
    join(home, "upstream.conf"),
    ports.map((to) => `server 127.0.0.1:${to} max_fails=0;\n`).join(""),
  );
  const prefix = join(home, "run");
  mkdirSync(prefix);
  const balancer: ChildProcess = spawn(
    systemProgram("nginx") ?? "nginx",
    ["-p", prefix, "-c", join(home, "nginx.conf"), "-g", "daemon off;"],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let output = "";
  balancer.stderr?.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  process.once("exit", () => balancer.kill("SIGTERM"));
  const answers = async () => (await fetch(`http://127.0.0.1:${port}/health/live`)).status < 600;
  await until("the balancer listens", async () => balancer.exitCode !== null || (await answers()));
  if (balancer.exitCode !== null) throw new Error(`nginx ended:\n${output}`);
  return {
    port,
    output: () => output,
    async stop() {
      if (balancer.exitCode === null) {
        balancer.kill("SIGTERM");
        await once(balancer, "exit");
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}
