import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { systemProgram } from "./system-programs.ts";
import { until } from "./until.ts";

export interface Balancer {
  port: number;
  /** What it complained of. */
  output(): string;
  stop(): Promise<void>;
}

export type BalancerKind = "nginx" | "caddy";

/** Why there is none, for a test's `skip`; false when there is one. */
export const noBalancer = (kind: BalancerKind): string | false =>
  systemProgram(kind) ? false : `${kind} is not installed`;

/** The real program with the configuration that we ship for it, in front of these ports of loopback. */
export async function startBalancer(kind: BalancerKind, ports: readonly number[]): Promise<Balancer> {
  const home = mkdtempSync(`/tmp/separacao-${kind}-`);
  chmodSync(home, 0o755); // as root nginx's workers are somebody else
  const port = await freePort();
  const { args, env } = (kind === "nginx" ? nginxIn : caddyIn)(home, port, ports);
  const balancer: ChildProcess = spawn(systemProgram(kind) ?? kind, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  balancer.stderr?.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  process.once("exit", () => balancer.kill("SIGTERM"));
  const answers = async () => (await fetch(`http://127.0.0.1:${port}/health/live`)).status < 600;
  await until("the balancer listens", async () => balancer.exitCode !== null || (await answers()));
  if (balancer.exitCode !== null) throw new Error(`${kind} ended:\n${output}`);
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

type Place = (
  home: string,
  port: number,
  ports: readonly number[],
) => { args: string[]; env?: Record<string, string> };

const SHIPPED = join(import.meta.dirname, "../ops");

const nginxIn: Place = (home, port, ports) => {
  copyFileSync(join(SHIPPED, "nginx/nginx.conf"), join(home, "nginx.conf"));
  writeFileSync(join(home, "listen.conf"), `listen 127.0.0.1:${port};\n`);
  writeFileSync(
    join(home, "upstream.conf"),
    ports.map((to) => `server 127.0.0.1:${to} max_fails=0;\n`).join(""),
  );
  const prefix = join(home, "run");
  mkdirSync(prefix);
  return { args: ["-p", prefix, "-c", join(home, "nginx.conf"), "-g", "daemon off;"] };
};

/** Without its own port for questions, of which there is one on a machine. */
const caddyIn: Place = (home, port, ports) => {
  const shipped = readFileSync(join(SHIPPED, "compose/Caddyfile"), "utf8");
  const here = ports.map((to) => `127.0.0.1:${to}`).join(" ");
  const file = join(home, "Caddyfile");
  writeFileSync(file, `{\n\tadmin off\n}\n${shipped.replace("web-1:8000 web-2:8000", here)}`);
  const env = { SITE: `http://127.0.0.1:${port}`, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  return { args: ["run", "--adapter", "caddyfile", "--config", file], env };
};
