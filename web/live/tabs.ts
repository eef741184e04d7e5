import type { CommandsAnswer } from "./commands-answer.ts";
import type { QueuedTouch } from "./live-database.ts";

/** What the tabs of one tablet tell each other; each may be missed, the shared database has it all. */
export type TabMessage =
  | { type: "queued"; touch: QueuedTouch }
  | { type: "answered"; orderId: string; answer: CommandsAnswer }
  | { type: "attention" };

const channel =
  typeof window !== "undefined" && typeof BroadcastChannel !== "undefined"
    ? new BroadcastChannel("separacao")
    : null;

export function tellTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

export function hearTabs(listener: (message: TabMessage) => void): void {
  // as: only our own tabs speak here; a tab with older or newer screens may say what we do not know, which is ignored.
  channel?.addEventListener("message", ({ data }) => listener(data as TabMessage));
}
