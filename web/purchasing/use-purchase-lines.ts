import { useEffect, useSyncExternalStore } from "preact/compat";
import type { ServerMessage } from "../../shared/live/server-message.ts";
import type { PurchaseAlarm } from "../../shared/purchasing/purchase.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { hearLive, isLive, watchTopic } from "../live/connection.ts";
import { api, messageOf } from "../platform/api.ts";
import { allLines, fromLines, type KnownPurchasing, tallyOf, withOrder } from "./fold-purchasing.ts";

export interface Purchasing {
  lines: readonly PurchaseLine[] | null;
  alarms: readonly PurchaseAlarm[];
  /** Why it could not be read; null while it is being read or when it is here. */
  problem: string | null;
}

/** Without a socket the panel asks; alarms have no topic of their own and are asked for now and then. */
const POLL_MS = 3_000;
const ALARMS_MS = 30_000;
const ALARMS_SETTLE_MS = 250;

let known: KnownPurchasing | null = null;
/** `alarms` is null until it was asked for once. */
let view: Omit<Purchasing, "alarms"> & { alarms: Purchasing["alarms"] | null } = {
  lines: null,
  alarms: null,
  problem: null,
};
const NONE: Purchasing["alarms"] = [];
let reading: Promise<void> | undefined;
let alarmsTimer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Everything that is to buy, bought or arrived, and what the buyer has not seen yet; live. */
export function usePurchaseLines(): Purchasing {
  useEffect(() => {
    const stopHearing = hearLive(hear);
    const stopWatching = watchTopic("purchasing");
    if (!isLive()) void readPurchasing();
    void readAlarms();
    const poll = setInterval(() => document.hidden || isLive() || void readPurchasing(), POLL_MS);
    const look = setInterval(() => document.hidden || readAlarmsSoon(), ALARMS_MS);
    return () => {
      clearInterval(poll);
      clearInterval(look);
      stopWatching();
      stopHearing();
    };
  }, []);
  const { lines, alarms, problem } = useSyncExternalStore(subscribe, () => view);
  // What has to be seen stands above the goods: it is there from the beginning, or it would push them down.
  return alarms && lines ? { lines, alarms, problem } : { lines: null, alarms: NONE, problem };
}

/** Over HTTP, which is the truth: after one's own act, after a miss, and while there is no socket. */
export function readPurchasing(): Promise<void> {
  reading ??= ask().finally(() => {
    reading = undefined;
  });
  return reading;
}

async function ask(): Promise<void> {
  try {
    const { lines } = await api<{ lines: PurchaseLine[] }>("GET", "/api/purchases/lines");
    take(lines);
    readAlarmsSoon();
  } catch (error) {
    if (!view.lines) show({ problem: messageOf(error) });
  }
}

function hear(message: ServerMessage): void {
  if (message.type === "snapshot" && message.topic === "purchasing")
    // as: the topic says which; TypeScript cannot tell it from `order:…`
    take((message as Extract<typeof message, { topic: "purchasing" }>).data.lines);
  else if (message.type === "purchasing" && known) {
    const next = withOrder(known, message.orderId, message.version, message.lines);
    if (next === known) return;
    known = next;
    show({ lines: allLines(known) });
    readAlarmsSoon();
  } else if (message.type === "beat" && message.purchasing && known) {
    const own = tallyOf(known);
    const { count, versionSum } = message.purchasing;
    if (own.count !== count || own.versionSum !== versionSum) void readPurchasing();
  }
}

function take(lines: readonly PurchaseLine[]): void {
  known = fromLines(lines);
  show({ lines: allLines(known), problem: null });
}

/** A burst of news is one question. */
function readAlarmsSoon(): void {
  clearTimeout(alarmsTimer);
  alarmsTimer = setTimeout(readAlarms, ALARMS_SETTLE_MS);
}

async function readAlarms(): Promise<void> {
  const answer = await api<{ alarms: PurchaseAlarm[] }>("GET", "/api/purchases/alarms").catch(() => null);
  const alarms = answer?.alarms ?? view.alarms ?? NONE;
  if (JSON.stringify(alarms) !== JSON.stringify(view.alarms)) show({ alarms });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(change: Partial<Purchasing>): void {
  view = { ...view, ...change };
  for (const listener of listeners) listener();
}
