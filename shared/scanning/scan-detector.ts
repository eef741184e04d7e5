/** Keys no further apart than this come from a scanner; nobody types so many of them so fast. */
export const SCAN_GAP_MS = 50;
/** Fast fingers do roll over two or three keys. */
export const SCAN_MIN_KEYS = 4;
/** A scanner that is held on a code reads it again and again. */
export const SAME_SCAN_WITHIN_MS = 300;
const SCAN_MAX_KEYS = 500;

export interface Heard {
  /** The key waits until it is known whether somebody typed it: it must do nothing yet. */
  hold: boolean;
  /** Keys that had waited and were typed after all: they come now, before the key itself. */
  typed: string;
  /** A code, read to its end. */
  scan: string | null;
  /** What had waited is decided now: typed, a scan, or the ignored repetition of one. */
  settled: boolean;
}

export interface ScanDetector {
  /** A key went down at a moment; `key` as the browser names it. */
  press(key: string, atMs: number): Heard;
  /** Nothing has come until this moment: decides about what waits, once it is old enough. */
  rest(atMs: number): Heard;
}

const NOTHING: Heard = { hold: false, typed: "", scan: null, settled: false };

/**
 * Tells a scanner that types from a person who types. Pure: it has no clock and touches no page. Each character comes out
 * exactly once: as typed, in a scan, or in the repetition of a scan that is ignored.
 */
export function createScanDetector(): ScanDetector {
  let held = "";
  let lastKeyAt = Number.NEGATIVE_INFINITY;
  let ended = { text: "", at: Number.NEGATIVE_INFINITY, byKey: false };

  /** What waits is decided, because it ended or because something else came. */
  const settle = (byKey: boolean): Heard => {
    const text = held;
    held = "";
    if (text === "") return NOTHING;
    if (text.length < SCAN_MIN_KEYS) return { ...NOTHING, typed: text, settled: true };
    const again = text === ended.text && lastKeyAt - ended.at < SAME_SCAN_WITHIN_MS;
    ended = { text, at: lastKeyAt, byKey };
    return { ...NOTHING, scan: again ? null : text, settled: true };
  };

  return {
    press(key, atMs) {
      const soon = atMs - lastKeyAt <= SCAN_GAP_MS;
      if (isModifier(key)) return NOTHING;
      if (key === "Enter" || key === "Tab") {
        if (soon && held.length >= SCAN_MIN_KEYS) return { ...settle(true), hold: true };
        // The ending of a scan that was settled a moment too early.
        if (soon && held === "" && !ended.byKey && ended.at === lastKeyAt) return { ...NOTHING, hold: true };
        return settle(false);
      }
      if ([...key].length !== 1 || (key === " " && held === "")) {
        const before = settle(false);
        lastKeyAt = Number.NEGATIVE_INFINITY; // an Enter after this key is its own, not the ending of what came before
        return before;
      }
      const before = soon && held.length < SCAN_MAX_KEYS ? NOTHING : settle(false);
      held += key;
      lastKeyAt = atMs;
      return { ...before, hold: true };
    },
    rest(atMs) {
      return held !== "" && atMs - lastKeyAt > SCAN_GAP_MS ? settle(false) : NOTHING;
    },
  };
}

const isModifier = (key: string): boolean => /^(Shift|CapsLock|AltGraph|Control|Alt|Meta|NumLock)$/.test(key);
