import { setTimeout as wait } from "node:timers/promises";

const LOOK_EVERY_MS = 20;

/** Asks until it is true; a failure counts as: not yet. Rejects with what was waited for when the time is over. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const giveUp = Date.now() + withinMs;
  let last: unknown;
  while (Date.now() < giveUp) {
    try {
      if (await holds()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await wait(LOOK_EVERY_MS);
  }
  throw new Error(`not within ${withinMs} ms: ${what}`, { cause: last });
}
