interface Log {
  warn(facts: object, words: string): void;
}

const EVERY_MS = 60_000;

/**
 * For what tries again every second: the first failure of a kind is a line, and then one a minute that says how many there
 * were. A database that is away must not bury what else there is to read.
 */
export function logSeldom(
  log: Log,
  words: string,
  { everyMs = EVERY_MS, now = Date.now } = {},
): (error: unknown) => void {
  const kinds = new Map<string, { saidAt: number; unsaid: number }>();
  return (error) => {
    const kind = kindOf(error);
    const known = kinds.get(kind);
    if (known && now() - known.saidAt < everyMs) {
      known.unsaid += 1;
      return;
    }
    log.warn({ err: error, ...(known && known.unsaid > 0 && { timesSince: known.unsaid }) }, words);
    kinds.set(kind, { saidAt: now(), unsaid: 0 });
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : `${error.name} ${error.message}`;
}
