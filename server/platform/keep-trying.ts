import { setTimeout as wait } from "node:timers/promises";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Does `act` until it succeeds, with growing pauses, as long as its failures pass by themselves; throws the first that does not. */
export async function keepTrying<T>(
  act: () => Promise<T>,
  {
    passes,
    failed,
  }: { passes: (error: unknown) => boolean; failed?: (error: unknown, againInMs: number) => void },
): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await act();
    } catch (error) {
      if (!passes(error)) throw error;
      // At different moments: processes that lost their database together must not come back to it together.
      const againInMs = Math.round(pauseMs * (0.5 + Math.random() / 2));
      failed?.(error, againInMs);
      await wait(againInMs);
    }
  }
}
