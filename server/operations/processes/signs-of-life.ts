import type { Measure } from "../../../shared/operations/measure.ts";
import type { Database } from "../../platform/database.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { ThisProcess } from "../../platform/this-process.ts";
import { forgetProcess, writeMinute, writeSign } from "./process-rows.ts";
import { measureBetween, type Reading, readFamilies } from "./take-measure.ts";

/** What is shown as the present is this old at most. */
export const SIGN_EVERY_MS = 5_000;
/** Who says nothing for so long is not counted as alive. */
export const ALIVE_WITHIN_MS = 3 * SIGN_EVERY_MS;
const MINUTE_MS = 60_000;

export interface SignsOfLife {
  /** The newest measure of this process, taken now when there is none yet. */
  current(): Promise<Measure>;
  start(): void;
  /** Takes this process out of those that live: nobody waits for it any more. */
  stop(): Promise<void>;
}

/** Each process writes down in PostgreSQL that it lives and how it is: with or without Redis, everybody sees all of them. */
export function createSignsOfLife(
  { database, metrics, me }: { database: Database; metrics: Metrics; me: ThisProcess },
  failed: (error: unknown) => void,
): SignsOfLife {
  const beganAt = performance.now();
  let last: { reading: Reading; measure: Measure } | undefined;
  let minuteBefore: Reading | null = null;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let stopped = false;

  async function take(): Promise<{ reading: Reading; measure: Measure }> {
    const reading = readFamilies(await metrics.collect());
    last = { reading, measure: measureBetween(last?.reading ?? null, reading, beganAt) };
    return last;
  }

  async function sign(): Promise<void> {
    const { reading, measure } = await take();
    if (stopped) return;
    await writeSign(database, me, measure);
    if (reading.at - (minuteBefore?.at ?? beganAt) < MINUTE_MS - SIGN_EVERY_MS / 2) return;
    await writeMinute(database, me, measureBetween(minuteBefore, reading, beganAt));
    minuteBefore = reading;
  }

  return {
    current: async () => (last ?? (await take())).measure,
    start() {
      const turn = () => {
        // What takes long (a database that is away) must not pile up.
        writing ??= sign()
          .catch(failed)
          .finally(() => {
            writing = undefined;
          });
      };
      turn();
      timer = setInterval(turn, SIGN_EVERY_MS);
      timer.unref();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      if (!timer) return;
      await writing;
      await forgetProcess(database, me.id).catch(() => {}); // then its silence says it
    },
  };
}
