import type { Results } from "../report/results.ts";

/** What one of each costs, from the last full run: processor time in seconds, the rest in bytes. */
export interface Costs {
  tickNode: number;
  tickPostgres: number;
  tickWalBytes: number;
  boardNode: number;
  boardPostgres: number;
  toldNode: number;
  toldRedis: number;
  socketBytes: number;
  idleBytes: number;
  orderBytes: number;
}

export function costsOf({ rows }: Results): Costs {
  const value = (id: string) => {
    const found = rows[id]?.value;
    if (found === undefined) throw new Error(`${id} was never measured: run bin/bench`);
    return found;
  };
  const seconds = (id: string) => value(id) / 1e6;
  return {
    tickNode: seconds("cost-tick-node"),
    tickPostgres: seconds("cost-tick-postgres"),
    tickWalBytes: value("cost-tick-wal"),
    boardNode: seconds("cost-board-node"),
    boardPostgres: seconds("cost-board-postgres"),
    toldNode: seconds("cost-told-node"),
    toldRedis: seconds("cost-told-redis"),
    socketBytes: value("cost-socket-memory") * 1024,
    idleBytes: value("memory-idle") * 1024 * 1024,
    orderBytes: value("cost-order-disk"),
  };
}
