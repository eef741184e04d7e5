import type { Card, Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { cardOf } from "../orders/card-of.ts";
import type { MadeChange } from "../platform/bus.ts";
import { inOneWrite } from "./live-socket.ts";
import type { Topics } from "./topics.ts";

/** What the sockets' topics are read from. Each is one statement, whatever the number of orders. */
export interface LiveReads {
  board(): Promise<Card[]>;
  cards(orderIds: string[]): Promise<Card[]>;
  orders(orderIds: string[]): Promise<Order[]>;
  /** By order: its events after a version. */
  events(after: ReadonlyMap<string, number>): Promise<Map<string, OrderEvent[]>>;
  /** Of these orders; left out: of all. */
  purchaseLines(orderIds?: string[]): Promise<PurchaseLine[]>;
}

export interface Teller {
  /** An order has this version. `made`: what is known of it already. @returns false where that was known, and told or about to be */
  changed(orderId: string, version: number, made?: MadeChange): boolean;
  /** Reads what a topic's snapshot needs, in its turn. False: there is no such order. */
  load(what: string): Promise<boolean>;
  /** Forgets what was told so long ago that nobody announces it again. */
  forgetBefore(moment: number): void;
  /** Orders and snapshots that wait for their turn. */
  waiting(): number;
  close(): void;
}

interface News {
  version: number;
  made: MadeChange[];
}

const LOADS_PER_ROUND = 50;
const AFTER_FAILURE_MS = 500;
/** Sockets must not take the whole processor: after a round this many times its length belongs to everybody else. */
const REST_FACTOR = 2;
const LONGEST_REST_MS = 80;

/**
 * Everything that sockets hear of orders goes through here, one round at a time: first what newcomers need is read, then
 * what changed is told. So nothing can overtake a snapshot; and what comes while a round runs is told together in the
 * next, so a burst costs a few rounds, not one for each tick. Told at once when nothing runs.
 */
export function createTeller(
  topics: () => Topics,
  read: LiveReads,
  failed: (error: unknown) => void,
  now: () => number = Date.now,
): Teller {
  const told = new Map<string, { version: number; at: number }>();
  const news = new Map<string, News>();
  const loads = new Map<string, { promise: Promise<boolean>; done: (found: boolean) => void }>();
  let running = false;
  let closed = false;

  async function run(): Promise<void> {
    if (running || closed) return;
    running = true;
    // After the answer to whoever made the change: it is on its way before a thousand others hear of it.
    await new Promise(setImmediate);
    while (!closed && (news.size > 0 || loads.size > 0)) {
      try {
        await loadSome();
        await pause(Math.min(await tellRound(), LONGEST_REST_MS));
      } catch (error) {
        failed(error);
        await pause(AFTER_FAILURE_MS);
      }
    }
    running = false;
  }

  async function loadSome(): Promise<void> {
    const wanted = [...loads.keys()].slice(0, LOADS_PER_ROUND);
    if (wanted.length === 0) return;
    const { board, purchasing, order } = topics();
    const orderIds = wanted.filter((what) => what !== "board" && what !== "purchasing");
    const [cards, lines, orders] = await Promise.all([
      wanted.includes("board") ? read.board() : null,
      wanted.includes("purchasing") ? read.purchaseLines() : null,
      orderIds.length > 0 ? read.orders(orderIds) : [],
    ]);
    if (cards) board.load(cards);
    if (lines) purchasing.load(lines);
    for (const found of orders) order(found.id)?.load(found);
    const found = new Set(["board", "purchasing", ...orders.map(({ id }) => id)]);
    for (const what of wanted) {
      loads.get(what)?.done(found.has(what));
      loads.delete(what);
    }
    // Those who waited join before anything is told.
    await new Promise(setImmediate);
  }

  /** @returns how long to rest, in ms */
  async function tellRound(): Promise<number> {
    if (news.size === 0) return 0;
    const round = new Map(news);
    news.clear();
    try {
      const begun = performance.now();
      const missing = tellWhatIsKnown(round);
      let spent = performance.now() - begun;
      if (missing.cards.length + missing.events.size + missing.lines.length > 0) {
        const [cards, events, lines] = await Promise.all([
          missing.cards.length > 0 ? read.cards(missing.cards) : [],
          missing.events.size > 0 ? read.events(missing.events) : new Map<string, OrderEvent[]>(),
          missing.lines.length > 0 ? read.purchaseLines(missing.lines) : [],
        ]);
        const telling = performance.now();
        inOneWrite(() => {
          const { board, purchasing, order } = topics();
          for (const card of cards) board.tell(card);
          for (const [id, some] of events) order(id)?.tell(some);
          const byOrder = Map.groupBy(lines, ({ orderId }) => orderId);
          for (const id of missing.lines) {
            const some = byOrder.get(id) ?? [];
            purchasing.tell(id, some[0]?.orderVersion ?? round.get(id)!.version, some);
          }
        });
        spent += performance.now() - telling;
      }
      const at = now();
      for (const [id, { version }] of round) told.set(id, { version, at });
      return spent * REST_FACTOR;
    } catch (error) {
      for (const [id, { version, made }] of round) note(id, version, made);
      throw error;
    }
  }

  /** What nobody here hears costs nothing; what came along with its announcement costs no read. */
  function tellWhatIsKnown(round: ReadonlyMap<string, News>) {
    const missing = { cards: [] as string[], events: new Map<string, number>(), lines: [] as string[] };
    inOneWrite(() => {
      const { board, purchasing, order } = topics();
      for (const [id, { version, made }] of round) {
        const last = made.at(-1);
        const known = last && last.order.version >= version ? last : undefined;
        if (board.isReady()) {
          if (known) board.tell(cardOf(known.order, known.pickers));
          else missing.cards.push(id);
        }
        const topic = order(id);
        const toldVersion = topic?.told();
        if (topic && toldVersion !== undefined && toldVersion < version) {
          const events = made.flatMap((change) => change.events);
          if (known && isWhole(events) && topic.connects(events)) topic.tell(events, known.order);
          else missing.events.set(id, toldVersion);
        }
        if (purchasing.isReady() && (!known || purchasing.has(id) || concernsBuyer(known.order)))
          missing.lines.push(id);
      }
    });
    return missing;
  }

  function note(orderId: string, version: number, made: readonly MadeChange[]): void {
    const known = news.get(orderId);
    news.set(orderId, {
      version: Math.max(version, known?.version ?? 0),
      made: [...(known?.made ?? []), ...made].sort((a, b) => a.order.version - b.order.version),
    });
  }

  return {
    changed(orderId, version, made) {
      if (closed || version <= (told.get(orderId)?.version ?? 0)) return false;
      const isNews = version > (news.get(orderId)?.version ?? 0);
      note(orderId, version, made ? [made] : []);
      void run();
      return isNews;
    },
    load(what) {
      const known = loads.get(what);
      if (known) return known.promise;
      const { promise, resolve: done } = Promise.withResolvers<boolean>();
      if (closed) done(false);
      else loads.set(what, { promise, done });
      void run();
      return promise;
    },
    forgetBefore(moment) {
      for (const [id, { at }] of told) if (at < moment) told.delete(id);
    },
    waiting: () => news.size + loads.size,
    close() {
      closed = true;
      for (const { done } of loads.values()) done(false);
      news.clear();
      loads.clear();
    },
  };
}

const isWhole = (events: readonly OrderEvent[]): boolean =>
  events.length > 0 && events.every(({ version }, index) => version === events[0]!.version + index);

const concernsBuyer = ({ lines }: Order): boolean =>
  lines.some(({ toBuy, bought, arrived }) => toBuy + bought + arrived > 0);

const pause = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
