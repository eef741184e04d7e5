import { CUT_OFF_AFTER_MS, STALE_AFTER_MS } from "../../shared/live/timing.ts";
import { words } from "./words.ts";

/** What is known about the way to the server. */
export interface LinkFacts {
  signedIn: boolean;
  /** The socket is up. */
  open: boolean;
  /** Since when something on the screen is known to be older than the server's; null: nothing is. */
  behindSince: number | null;
  /** When the screen was last known to be right: any word on the socket, or a full read. */
  syncedAt: number | null;
  /** Tries in a row that did not reach the server. */
  failures: number;
  /** The device itself says that it has no network. */
  deviceOffline: boolean;
  /** Touches that wait. */
  waiting: number;
}

export interface PillState {
  tone: "live" | "behind" | "cut";
  text: string;
}

/** A question that the server answers at once is no reason to change the colour. */
const FLICKER_MS = 400;

/** What the pill says. Green only while every word of the server has been heard and shown. */
export function pillState(facts: LinkFacts, now: number): PillState {
  const { signedIn, open, behindSince, syncedAt, failures, deviceOffline, waiting } = facts;
  const silenceMs = syncedAt === null ? Number.POSITIVE_INFINITY : now - syncedAt;
  const failing = failures >= 2 || (failures >= 1 && deviceOffline);
  const fresh = open && silenceMs < STALE_AFTER_MS;
  if (!fresh && (failing || (syncedAt !== null && silenceMs >= CUT_OFF_AFTER_MS)))
    return { tone: "cut", text: waiting > 0 ? words.cutWith(words.touches(waiting)) : words.cut };
  if (!signedIn)
    return waiting > 0
      ? { tone: "behind", text: words.signInToSend(words.touches(waiting)) }
      : {
          tone: syncedAt === null ? "behind" : "live",
          text: syncedAt === null ? words.connecting : words.connected,
        };
  const sending = waiting > 0 ? words.sending(waiting) : "";
  if (fresh && (behindSince === null || now - behindSince < FLICKER_MS))
    return { tone: "live", text: words.live + sending };
  if (fresh) return { tone: "behind", text: words.updating + sending };
  if (syncedAt === null) return { tone: "behind", text: words.connecting + sending };
  return { tone: "behind", text: words.old(Math.max(1, Math.round(silenceMs / 1_000))) + sending };
}
