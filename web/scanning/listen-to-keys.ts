import { createScanDetector, type Heard, SCAN_GAP_MS } from "../../shared/scanning/scan-detector.ts";
import { replayKeys } from "./replay-keys.ts";

/** A little longer than the gap, so that the next key of a scan is not overtaken by the timer. */
const LOOK_AFTER_MS = SCAN_GAP_MS + 15;

/**
 * A scanner is a keyboard to the browser. Its keys are held back before anybody else sees them, so a code is never typed
 * into a field nor taken for shortcuts; what was typed by hand goes where it was meant, a moment later.
 */
export function listenToKeys(onScan: (text: string) => void): () => void {
  const detector = createScanDetector();
  let held: KeyboardEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = ({ typed, scan, settled }: Heard) => {
    if (!settled) return;
    clearTimeout(timer);
    const keys = held;
    held = [];
    if (typed) replayKeys(keys);
    if (scan !== null) onScan(scan);
  };
  const look = () => {
    take(detector.rest(performance.now()));
    if (held.length > 0) timer = setTimeout(look, LOOK_AFTER_MS);
  };
  const onKey = (event: KeyboardEvent) => {
    // What the page itself sends is no key of anybody's, the replayed ones among them.
    if (!event.isTrusted) return;
    const heard = detector.press(isCharacter(event) ? event.key : nameOf(event), event.timeStamp);
    take(heard);
    if (!heard.hold) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key.length > 1) return; // the Enter or Tab of a scan
    held.push(event);
    clearTimeout(timer);
    timer = setTimeout(look, LOOK_AFTER_MS);
  };
  window.addEventListener("keydown", onKey, { capture: true });
  return () => {
    window.removeEventListener("keydown", onKey, { capture: true });
    clearTimeout(timer);
    replayKeys(held);
  };
}

/** A shortcut, a held-down key and what an on-screen keyboard composes are never a scanner's. */
function isCharacter(event: KeyboardEvent): boolean {
  const shortcut = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
  return !shortcut && !event.repeat && !event.isComposing && !keepsItsKeys(event.target);
}

const nameOf = (event: KeyboardEvent): string =>
  event.key.length === 1 ? "Other" : event.key === "Enter" && event.repeat ? "Other" : event.key;

/** Fields made of parts take keys that nobody can give back to them. */
function keepsItsKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && /^(date|time|month|week|datetime-local)$/.test(target.type);
}
