import { chanceFrom } from "../../server/demo/invent-orders.ts";

/** Where ticks wait: one processor for each process, some for PostgreSQL, and the disk that each commit waits for. */
export interface Stations {
  processes: number;
  /** Seconds of its processor that a tick takes of its process, everything that it makes the process do counted in. */
  nodeSeconds: number;
  postgresProcessors: number;
  postgresSeconds: number;
  commitSeconds: number;
}

const TICKS = 40_000;

/**
 * Ticks that come by chance, so many a second, through these stations in turn. Service times are by chance, too, around
 * their mean, so that what is seen is a busy day and not a timetable.
 * @returns the time from arrival to answer, in ms
 */
export function simulateTicks(perSecond: number, stations: Stations): { p50: number; p99: number } {
  const chance = chanceFrom(20_26);
  const around = (mean: number) => -Math.log(1 - chance()) * mean * 0.5 + mean * 0.5;
  const nodeFree = new Float64Array(stations.processes);
  const postgresFree = new Float64Array(stations.postgresProcessors);
  const times: number[] = [];
  let now = 0;
  for (let tick = 0; tick < TICKS; tick++) {
    now += -Math.log(1 - chance()) / perSecond;
    const process = Math.floor(chance() * stations.processes);
    const decided = Math.max(now, nodeFree[process]!) + around(stations.nodeSeconds);
    nodeFree[process] = decided;
    const next = postgresFree.indexOf(Math.min(...postgresFree));
    const written = Math.max(decided, postgresFree[next]!) + around(stations.postgresSeconds);
    postgresFree[next] = written;
    times.push(written + around(stations.commitSeconds) - now);
  }
  times.sort((a, b) => a - b);
  return { p50: 1000 * times[TICKS / 2]!, p99: 1000 * times[Math.floor(TICKS * 0.99)]! };
}
