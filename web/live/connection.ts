import { useSyncExternalStore } from "preact/compat";
import type { ServerMessage } from "../../shared/live/server-message.ts";
import { PRESENCE_LEASE_MS } from "../../shared/live/timing.ts";
import { onContact } from "../platform/api.ts";
import { getSession, recheckSession, sessionState, watchSession } from "../platform/session.ts";
import { newBuildHeard } from "./app-update.ts";
import {
  boardAsked,
  boardMatches,
  boardView,
  readBoard,
  restoreBoard,
  takeBoard,
  takeCard,
} from "./board-store.ts";
import { createLiveSocket, type SocketLike } from "./live-socket.ts";
import { entryOf, hearVersion, readOrder, takeEvents, takeSnapshot } from "./order-store.ts";
import { flushNow, restoreOutbox, waitingCommands, watchOutbox } from "./outbox.ts";
import { type PillState, pillState } from "./pill-state.ts";
import { prefetchOrders } from "./prefetch-orders.ts";
import { openOrderId, takePresence, takePresenceOf, watchOpenOrder } from "./presence.ts";
import { words } from "./words.ts";

/**
 * The one way in for news. The socket tells; HTTP is asked only where something was missed: a gap, a beat with another
 * version, a line that was away. While there is no socket at all (some proxies let none through), HTTP is asked again
 * with every try to open one.
 */
const topics = new Map<string, number>([
  ["board", 1],
  ["presence", 1],
]);
/** What is known to be older than the server's, and since when. */
const behind = new Map<string, number>();
let syncedAt: number | null = null;
let failures = 0;
let asking = false;
let pill: PillState = { tone: "behind", text: words.connecting };
const listeners = new Set<() => void>();
/** What other features hear on the socket, each message as it comes. */
const hearers = new Set<(message: ServerMessage) => void>();

const socket = createLiveSocket({
  open: () =>
    new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`) as SocketLike, // as: its handlers take more than we use
  up() {
    failures = 0;
    behind.clear();
    for (const topic of topics.keys()) if (topic !== "presence") markBehind(topic);
    boardAsked();
    socket.say({ type: "watch", topics: [...topics.keys()] });
    sayHere();
    const state = sessionState();
    if (state.status === "in" && state.remembered) void recheckSession();
    flushNow();
    look();
  },
  message,
  down({ tried }) {
    behind.clear();
    if (tried) void askAll();
    look();
  },
  sessionEnded() {
    connectedAs = null;
    look();
    // Whoever is out is told so by the sign-in screen; whoever is not comes back.
    void recheckSession().then(connectOrNot);
  },
});

export function startLive(): void {
  onContact((reached) => {
    failures = reached ? 0 : failures + 1;
    if (!listensAs() && reached) syncedAt = Date.now();
    look();
  });
  watchSession(connectOrNot);
  watchOutbox(look);
  watchOpenOrder(sayHere);
  const wake = () => {
    if (document.hidden) return;
    socket.hurry();
    void restoreOutbox();
    look();
  };
  window.addEventListener("online", wake);
  window.addEventListener("focus", wake);
  window.addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", () => {
    sayHere();
    wake();
  });
  window.addEventListener("offline", () => {
    // The device may mean another network than the one to the server: only a question tells.
    void askAll().then((reached) => reached || socket.reset());
  });
  let lastTick = Date.now();
  setInterval(() => {
    if (Date.now() - lastTick > 8_000) wake(); // the tablet slept
    lastTick = Date.now();
    look();
  }, 1_000);
  setInterval(sayHere, PRESENCE_LEASE_MS / 3);
  setInterval(() => {
    if (!listensAs()) void pingServer();
  }, 10_000);
  void restoreBoard();
  void restoreOutbox();
  connectOrNot();
}

/** A screen on the wall listens without a person: its own cookie lets it in. */
let onWall = false;
export function listenAsWall(): void {
  onWall = true;
  connectOrNot();
}
const listensAs = (): string | null => getSession()?.person.id ?? (onWall ? "wall" : null);

/** Hears this topic while somebody looks at it. */
export function watchTopic(topic: string): () => void {
  topics.set(topic, (topics.get(topic) ?? 0) + 1);
  if (topics.get(topic) === 1 && socket.isUp()) {
    markBehind(topic);
    socket.say({ type: "watch", topics: [topic] });
  }
  return () => {
    const left = (topics.get(topic) ?? 1) - 1;
    if (left > 0) topics.set(topic, left);
    else {
      topics.delete(topic);
      behind.delete(topic);
      socket.say({ type: "unwatch", topics: [topic] });
    }
  };
}

/** For features with a topic of their own: every message, and who asks must fetch what it missed. */
export function hearLive(hearer: (message: ServerMessage) => void): () => void {
  hearers.add(hearer);
  return () => hearers.delete(hearer);
}

export const isLive = (): boolean => socket.isUp();

export function usePill(): PillState {
  return useSyncExternalStore(subscribe, () => pill);
}

/** Whether the server is in reach, as far as anybody knows: false only when the pill is red. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, isOnline);
}

export const isOnline = (): boolean => pill.tone !== "cut";

function connectOrNot(): void {
  const who = listensAs();
  if (who === connectedAs) return;
  connectedAs = who;
  behind.clear();
  if (who) {
    socket.start();
    if (!boardView().cards) void readBoard();
    flushNow();
  } else {
    socket.stop();
    takePresence({});
  }
  look();
}
let connectedAs: string | null = null;

function message(heard: ServerMessage): void {
  syncedAt = Date.now();
  switch (heard.type) {
    case "hello":
      newBuildHeard(heard.build);
      break;
    case "bye":
      break;
    case "snapshot":
      if (heard.topic === "board") {
        // as: the topic says which; TypeScript cannot tell `order:…` from the others
        takeBoard((heard as Extract<typeof heard, { topic: "board" }>).data.orders);
        behind.delete("board");
        prefetchOrders();
      } else if (heard.topic === "presence")
        takePresence((heard as Extract<typeof heard, { topic: "presence" }>).data);
      else if (heard.topic.startsWith("order:"))
        settle(
          heard.topic,
          takeSnapshot((heard as Extract<typeof heard, { topic: `order:${string}` }>).data),
        );
      else behind.delete(heard.topic); // a feature's own: it hears it below
      break;
    case "card":
      takeCard(heard.order);
      break;
    case "order":
      settle(`order:${heard.orderId}`, takeEvents(heard.orderId, heard.version, heard.events));
      break;
    case "presence":
      takePresenceOf(heard.orderId, heard.people);
      break;
    case "beat":
      for (const [id, version] of Object.entries(heard.orders)) {
        const topic = `order:${id}`;
        if (topics.has(topic) && entryOf(id).confirmed?.version !== version)
          settle(topic, hearVersion(entryOf(id), version));
      }
      if (heard.board && !boardMatches(heard.board)) settle("board", readBoard());
      prefetchOrders();
      break;
    case "refused":
      behind.delete(heard.topic);
      if (heard.topic.startsWith("order:")) void readOrder(entryOf(heard.topic.slice(6)));
      break;
    case "purchasing":
      break;
    default:
      void askAll(); // a newer server says what these screens do not know
  }
  for (const hearer of hearers) hearer(heard);
  look();
}

function markBehind(topic: string): void {
  if (!behind.has(topic)) behind.set(topic, Date.now());
}

function settle(topic: string, done: Promise<unknown>): void {
  let finished = false;
  void done.finally(() => {
    finished = true;
    behind.delete(topic);
    look();
  });
  // What was answered from what is here already never was behind.
  queueMicrotask(() => queueMicrotask(() => !finished && topics.has(topic) && markBehind(topic)));
}

/** Everything on the screen over HTTP; true when the server was reached. */
async function askAll(): Promise<boolean> {
  if (asking || !listensAs()) return false;
  asking = true;
  try {
    const orders = [...topics.keys()].filter((topic) => topic.startsWith("order:"));
    const reached = await Promise.all([
      readBoard(),
      ...orders.map((topic) => readOrder(entryOf(topic.slice(6)))),
    ]);
    if (!reached.every(Boolean)) return false;
    syncedAt = Date.now();
    flushNow();
    prefetchOrders();
    look();
    return true;
  } finally {
    asking = false;
  }
}

/** Nobody is signed in: only whether the server is there. */
async function pingServer(): Promise<void> {
  if (document.hidden) return;
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), 4_000);
  try {
    const { status } = await fetch("/health/live", { cache: "no-store", signal: giveUp.signal });
    failures = status < 500 ? 0 : failures + 1;
    if (status < 500) syncedAt = Date.now();
  } catch {
    failures++;
  } finally {
    clearTimeout(timer);
    look();
  }
}

function sayHere(): void {
  socket.say({ type: "here", orderId: document.hidden ? null : openOrderId() });
}

function look(): void {
  const next = pillState(
    {
      signedIn: listensAs() !== null,
      open: socket.isUp(),
      behindSince: behind.size > 0 ? Math.min(...behind.values()) : null,
      syncedAt,
      failures,
      deviceOffline: !navigator.onLine,
      waiting: waitingCommands(),
    },
    Date.now(),
  );
  if (next.tone === pill.tone && next.text === pill.text) return;
  pill = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
