import { useSyncExternalStore } from "preact/compat";
import { newId } from "../../shared/new-id.ts";

/** A short message over the screen: why something did not happen, or that it did. */
export interface Notice {
  id: string;
  tone: "error" | "info";
  text: string;
}

const SHOWN_MS = 7_000;
let notices: readonly Notice[] = [];
const listeners = new Set<() => void>();

export function notify(text: string, tone: Notice["tone"] = "error"): void {
  // The same sentence twice is one sentence: a queue of ten refused touches must not cover the screen.
  const notice = { id: newId(), tone, text };
  set([...notices.filter((other) => other.text !== text), notice].slice(-3));
  setTimeout(() => dismissNotice(notice.id), SHOWN_MS);
}

export function dismissNotice(id: string): void {
  if (notices.some((notice) => notice.id === id)) set(notices.filter((notice) => notice.id !== id));
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(subscribe, () => notices);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}
