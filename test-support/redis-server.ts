import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { freePort } from "./free-port.ts";

/** A Redis for tests: on loopback, keeps nothing on disk, and always comes back on its port. */
export interface RedisServer {
  url: string;
  /** Undefined while it is down. */
  pid(): number | undefined;
  /** SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Empties it. */
  flush(): Promise<void>;
  /** Stands still without closing a connection, until `resume`. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Why there is none, for a test's `skip`; false when there is one. */
export const noRedis: string | false =
  spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0
    ? false
    : "redis-server is not installed";

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const server: RedisServer = {
    url,
    pid: () => child?.pid,
    async start() {
      const options = {
        port,
        bind: "127.0.0.1",
        save: "",
        appendonly: "no",
        dir: "/tmp",
        loglevel: "warning",
      };
      const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      const started = spawn("redis-server", args, { stdio: "ignore" });
      child = started;
      // A test that fails before it stops its Redis must end all the same.
      started.unref();
      process.once("exit", () => started.kill("SIGKILL"));
      const asking = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
      asking.on("error", () => {});
      try {
        await Promise.race([
          asking.ping(),
          once(started, "exit").then(() => Promise.reject(new Error("redis-server did not start"))),
        ]);
      } finally {
        asking.disconnect();
      }
    },
    async kill() {
      const running = child;
      child = undefined;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      running.ref();
      running.kill("SIGKILL");
      await once(running, "exit");
    },
    async flush() {
      const asking = new Redis(url);
      try {
        await asking.flushall();
      } finally {
        asking.disconnect();
      }
    },
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    stop: () => server.kill(),
  };
  await server.start();
  return server;
}
