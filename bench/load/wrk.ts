import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { LINES } from "../shop/open-orders.ts";

export interface Load {
  port: number;
  connections: number;
  seconds: number;
  /** From `openSessions`. */
  sessions: string;
  /** Between an answer and the next question of the same connection. */
  pauseMs?: number;
}

export interface LoadResult {
  perSecond: number;
  requests: number;
  p50Ms: number;
  p99Ms: number;
}

/** Everybody asks for the same page. */
export const runGets = (path: string, load: Load): Promise<LoadResult> =>
  runWrk("get.lua", load, { ASKED: path });

/** Everybody picks, one unit of a line at a time, on the first so many open orders. */
export const runTicks = (orders: number, load: Load): Promise<LoadResult> =>
  runWrk("tick.lua", load, { ORDERS: String(orders), LINES: String(LINES) });

/**
 * wrk: one thread in C, so that whoever is measured has most of the two cores. Each connection waits for its answer before
 * it asks again. Throws where an answer was not 2xx, or none came.
 */
async function runWrk(
  script: string,
  { port, connections, seconds, sessions, pauseMs = 0 }: Load,
  environment: Record<string, string>,
): Promise<LoadResult> {
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", join(import.meta.dirname, script)];
  const child = spawn("wrk", [...args, `http://127.0.0.1:${port}`], {
    env: {
      ...environment,
      PATH: process.env.PATH,
      SESSIONS: sessions,
      PAUSE_MS: String(pauseMs),
      LUA_PATH: join(import.meta.dirname, "?.lua"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  const report = /REPORT (.*)/.exec(output)?.[1];
  if (code !== 0 || !report) throw new Error(`wrk ended with ${code}:\n${output}`);
  const { errors, ...result } = JSON.parse(report) as LoadResult & { errors: number }; // as: report.lua writes it
  if (errors > 0 || result.requests === 0) throw new Error(`${errors} requests failed:\n${output}`);
  return result;
}
