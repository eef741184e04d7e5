import type { Demand } from "./demand.ts";
import type { Costs } from "./measured-costs.ts";
import { type Stations, simulateTicks } from "./simulate-ticks.ts";

/** Nothing is sized to be full: a process that dies must leave its work to the others. */
const BUSY_SHARE = 0.5;
const SOCKETS_PER_PROCESS = 5_000;
const POOL = 10;
/** More than that and PostgreSQL keeps its connections better in a pooler. */
const MOST_CONNECTIONS = 200;
/** What somebody with a tablet in the hand still calls at once. */
const P99_MS = 100;
const COMMIT_SECONDS = 0.002;
/** One Redis does one thing at a time. */
const REDIS_SHARE = 0.6;

export interface Size {
  processes: number;
  /** Which of the two decides how many. */
  processesFor: "processor time" | "sockets";
  memoryPerProcessMb: number;
  postgresProcessors: number;
  walMbPerSecond: number;
  gbPerYear: number;
  connections: number;
  pooler: boolean;
  /** Redis processors when each process hears every tick, and when each hears those of its own shops. */
  redisToAll: number;
  redisShards: number;
  ticksMs: { p50: number; p99: number };
}

/** What these shops need; the smallest number of processes and processors at which ticks are still quick. */
export function sizeFor(demand: Demand, costs: Costs): Size {
  const nodeSeconds =
    demand.ticks * costs.tickNode + demand.told * costs.toldNode + demand.boards * costs.boardNode;
  const postgresSeconds = demand.ticks * costs.tickPostgres + demand.boards * costs.boardPostgres;
  const byTime = Math.ceil(nodeSeconds / BUSY_SHARE);
  const bySockets = Math.ceil(demand.sockets / SOCKETS_PER_PROCESS);
  let processes = Math.max(1, byTime, bySockets);
  let postgresProcessors = Math.max(1, Math.ceil(postgresSeconds / BUSY_SHARE));
  const stations = (): Stations => ({
    processes,
    nodeSeconds: nodeSeconds / demand.ticks,
    postgresProcessors,
    postgresSeconds: postgresSeconds / demand.ticks,
    commitSeconds: COMMIT_SECONDS,
  });
  let ticksMs = simulateTicks(demand.ticks, stations());
  while (ticksMs.p99 > P99_MS) {
    processes = Math.ceil(processes * 1.2);
    postgresProcessors = Math.ceil(postgresProcessors * 1.2);
    ticksMs = simulateTicks(demand.ticks, stations());
  }
  const redisToAll = demand.ticks * costs.toldRedis * Math.max(1, processes - 1);
  return {
    processes,
    processesFor: byTime >= bySockets ? "processor time" : "sockets",
    memoryPerProcessMb: (costs.idleBytes + (demand.sockets / processes) * costs.socketBytes) / 1024 / 1024,
    postgresProcessors,
    walMbPerSecond: (demand.ticks * costs.tickWalBytes) / 1e6,
    gbPerYear: (demand.ordersPerYear * costs.orderBytes) / 1e9,
    connections: processes * POOL,
    pooler: processes * POOL > MOST_CONNECTIONS,
    redisToAll,
    redisShards: Math.max(1, Math.ceil((demand.ticks * costs.toldRedis * 2) / REDIS_SHARE)),
    ticksMs,
  };
}
