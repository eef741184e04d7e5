import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Card, Order } from "../../shared/orders/order.ts";
import type { Command } from "../../shared/picking/command.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { Actor } from "../../shared/picking/who-may.ts";

/** A touch on its way: everything it needs to be sent and shown without the screen that made it. */
export interface QueuedTouch {
  /** Given by the database: touches leave in the order in which they were stored. */
  seq?: number;
  orderId: string;
  /** The order's number or client, for a person to read when nothing else of it is at hand. */
  label: string;
  command: Command;
  actor: Actor;
}

/** A touch that the server did not apply: shown until somebody deals with it. */
export interface AttentionItem extends Omit<QueuedTouch, "seq"> {
  commandId: string;
  outcome: "late" | "refused";
  code: string;
  /** When the answer came. */
  at: string;
}

export interface CachedOrder {
  id: string;
  order: Order;
  history: readonly OrderEvent[];
  savedAt: number;
}

export interface CachedBoard {
  cards: readonly Card[];
  savedAt: number;
}

interface Stores extends DBSchema {
  outbox: { key: number; value: QueuedTouch };
  attention: { key: string; value: AttentionItem };
  orders: { key: string; value: CachedOrder };
  facts: { key: string; value: unknown };
}
export type LiveDatabase = IDBPDatabase<Stores>;

export const DATABASE_NAME = "separacao";
/**
 * Each version only adds: a tab that still runs yesterday's screens opens today's database as it is, and a touch that
 * was stored is never moved, renamed or dropped.
 */
export const DATABASE_VERSION = 2;
const OPENS_WITHIN_MS = 4_000;

let opening: Promise<LiveDatabase | null> | undefined;

/** The tablet's own database; null where the browser has none (private windows) or it does not open in time. */
export function liveDatabase(): Promise<LiveDatabase | null> {
  opening ??= Promise.race([
    open(),
    new Promise<null>((resolve) => setTimeout(resolve, OPENS_WITHIN_MS, null)),
  ]);
  return opening;
}

async function open(): Promise<LiveDatabase | null> {
  if (typeof indexedDB === "undefined") return null;
  try {
    return await openVersion(DATABASE_VERSION);
  } catch (error) {
    const newer = error instanceof DOMException && error.name === "VersionError";
    return newer ? openVersion(undefined).catch(() => null) : null;
  }
}

async function openVersion(version: number | undefined): Promise<LiveDatabase> {
  const forget = () => {
    opening = undefined;
  };
  const database = await openDB<Stores>(DATABASE_NAME, version, {
    upgrade(upgraded, oldVersion) {
      if (oldVersion < 1) upgraded.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
      if (oldVersion < 2) {
        upgraded.createObjectStore("attention", { keyPath: "commandId" });
        upgraded.createObjectStore("orders", { keyPath: "id" });
        upgraded.createObjectStore("facts");
      }
    },
    // A tab with newer screens wants to add its stores: let it, and open again on the next touch.
    blocking() {
      forget();
      database.close();
    },
    terminated: forget,
  });
  return database;
}

/** Reads or writes what is only a copy; without a database there is no copy, and nothing else is missing. */
export async function withCopies<T>(use: (database: LiveDatabase) => Promise<T>): Promise<T | undefined> {
  try {
    const database = await liveDatabase();
    return database ? await use(database) : undefined;
  } catch {
    return undefined;
  }
}
