import { board } from "./experiments/board.ts";
import { burst } from "./experiments/burst.ts";
import { caching } from "./experiments/caching.ts";
import { costs } from "./experiments/costs.ts";
import { fanOut } from "./experiments/fan-out.ts";
import { figures } from "./experiments/figures.ts";
import { firstScriptsSize, firstVisit } from "./experiments/first-visit.ts";
import { growth } from "./experiments/growth.ts";
import { history } from "./experiments/history.ts";
import { hour } from "./experiments/hour.ts";
import { manySockets } from "./experiments/many-sockets.ts";
import { memory } from "./experiments/memory.ts";
import { peers } from "./experiments/peers.ts";
import { quote } from "./experiments/quote.ts";
import { secondProcess } from "./experiments/second-process.ts";
import { start } from "./experiments/start.ts";
import { throughRedis } from "./experiments/through-redis.ts";
import { tick } from "./experiments/tick.ts";
import type { Experiment } from "./row.ts";

/** Every claim, in the order in which it is read and measured. */
export const EXPERIMENTS: readonly Experiment[] = [
  board,
  tick,
  growth,
  history,
  figures,
  caching,
  fanOut,
  burst,
  manySockets,
  throughRedis,
  secondProcess,
  quote,
  memory,
  start,
  firstVisit,
  firstScriptsSize,
  costs,
  hour,
  peers,
];
