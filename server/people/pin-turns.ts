/** Each takes a thread and 19 MB for tens of milliseconds; the other threads are everybody else's. */
const AT_ONCE = 2;
const MOST_WAITING = 200;

const waiting: { known: (() => void)[]; unknown: (() => void)[] } = { known: [], unknown: [] };
let running = 0;

/**
 * PINs are looked at a few at a time, those from known devices first: a flood of strangers' guesses may keep other
 * strangers waiting, but neither the shop's own tablets nor the rest of the process. Null: too many wait already.
 */
export async function inPinTurn<T>(isKnown: boolean, look: () => Promise<T>): Promise<T | null> {
  if (running >= AT_ONCE) {
    const line = isKnown ? waiting.known : waiting.unknown;
    if (line.length >= MOST_WAITING) return null;
    await new Promise<void>((resolve) => line.push(resolve));
  } else running += 1;
  try {
    return await look();
  } finally {
    const next = waiting.known.shift() ?? waiting.unknown.shift();
    if (next) next();
    else running -= 1;
  }
}
