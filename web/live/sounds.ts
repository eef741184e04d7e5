import { useSyncExternalStore } from "preact/compat";

/** Made, not downloaded; each is ≤ 250 ms and told apart without looking: [frequency in Hz, from ms, for ms]. */
const SOUNDS = {
  ok: [[880, 0, 70]],
  no: [
    [220, 0, 110],
    [165, 120, 130],
  ],
  newOrder: [
    [660, 0, 80],
    [880, 85, 80],
    [1100, 170, 80],
  ],
  arrived: [
    [520, 0, 110],
    [780, 120, 130],
  ],
  late: [
    [440, 0, 60],
    [440, 90, 60],
    [330, 180, 70],
  ],
} as const satisfies Record<string, readonly (readonly [number, number, number])[]>;
export type Sound = keyof typeof SOUNDS;

const KEY = "sounds";
const VOLUME = 0.15;
/** Twenty ticks that arrive together are one sound. */
const NOT_AGAIN_WITHIN_MS = 120;

/** What the shop wants where nobody has chosen on this device. */
let byDefault = true;
let on = stored();
let context: AudioContext | undefined;
const playedAt = new Map<Sound, number>();
const listeners = new Set<() => void>();

/** Always beside a colour, an icon and words: whoever cannot hear misses nothing. */
export function playSound(sound: Sound): void {
  if (!on || !context || context.state !== "running" || document.hidden) return;
  const now = Date.now();
  if (now - (playedAt.get(sound) ?? 0) < NOT_AGAIN_WITHIN_MS) return;
  playedAt.set(sound, now);
  for (const [frequency, fromMs, forMs] of SOUNDS[sound]) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const start = context.currentTime + fromMs / 1_000;
    const end = start + forMs / 1_000;
    tone.type = sound === "no" ? "square" : "sine";
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(VOLUME, start + 0.008);
    gain.gain.linearRampToValueAtTime(0, end);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(end);
  }
}

export function useSoundsOn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => on,
  );
}

export function setSoundsOn(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // Private browsing may refuse to store; the choice then lasts until the page is closed.
  }
  for (const listener of listeners) listener();
  if (on) playSound("ok");
}

export function setSoundsDefault(next: boolean): void {
  byDefault = next;
  if (on === stored()) return;
  on = stored();
  for (const listener of listeners) listener();
}

/** Browsers let a page speak only after a touch: the first one (the PIN's) opens the way. */
export function unlockSounds(): void {
  const unlock = () => {
    context ??= typeof AudioContext === "undefined" ? undefined : new AudioContext();
    void context?.resume();
  };
  window.addEventListener("pointerdown", unlock, { capture: true, passive: true });
  window.addEventListener("keydown", unlock, { capture: true });
}

function stored(): boolean {
  try {
    const chosen = localStorage.getItem(KEY);
    return chosen ? chosen === "on" : byDefault;
  } catch {
    return byDefault;
  }
}
