import { CUT_OFF_AFTER_MS, STALE_AFTER_MS } from "../../shared/live/timing.ts";

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
    return { tone: "cut", text: waiting > 0 ? `sem rede — ${touches(waiting)} na fila` : "sem rede" };
  if (!signedIn)
    return waiting > 0
      ? { tone: "behind", text: `${touches(waiting)} na fila — entre para enviar` }
      : {
          tone: syncedAt === null ? "behind" : "live",
          text: syncedAt === null ? "conectando…" : "conectado",
        };
  const sending = waiting > 0 ? ` · enviando ${waiting}` : "";
  if (fresh && (behindSince === null || now - behindSince < FLICKER_MS))
    return { tone: "live", text: `ao vivo${sending}` };
  if (fresh) return { tone: "behind", text: `atualizando…${sending}` };
  if (syncedAt === null) return { tone: "behind", text: `conectando…${sending}` };
  return { tone: "behind", text: `há ${Math.max(1, Math.round(silenceMs / 1_000))} s${sending}` };
}

export const touches = (count: number): string => `${count} ${count === 1 ? "toque" : "toques"}`;
