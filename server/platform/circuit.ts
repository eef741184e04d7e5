export interface Circuit {
  /** Rejects when `ask` does, when it takes too long, and at once while this is open. */
  run<T>(ask: () => Promise<T>): Promise<T>;
  isOpen(): boolean;
}

/** Another machine may be this slow now and then; a person who waits for an answer must not notice more. */
const LIMIT_MS = 50;
/** A pause of our own (a large page made, memory tidied up) is no fault of theirs. */
const FAILURES_TO_OPEN = 3;
const REST_MS = 2_000;

/**
 * For asking somebody whose answer spares work but is not needed. After a few failures in a row it stops asking for a
 * while, so that somebody slow costs a few requests a little and all others nothing.
 */
export function createCircuit({
  limitMs = LIMIT_MS,
  failuresToOpen = FAILURES_TO_OPEN,
  restMs = REST_MS,
  now = Date.now,
} = {}): Circuit {
  let failures = 0;
  let openUntil = 0;
  const isOpen = () => now() < openUntil;

  return {
    isOpen,
    async run(ask) {
      if (isOpen()) throw new Error("not asked: it did not answer lately");
      const { promise: tooLong, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
      try {
        const answer = await Promise.race([ask(), tooLong]);
        failures = 0;
        return answer;
      } catch (error) {
        failures += 1;
        // Once it has rested, a single failure opens it again.
        if (failures >= failuresToOpen) openUntil = now() + restMs;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
