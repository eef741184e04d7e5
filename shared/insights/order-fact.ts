import { clockSegments, type LoggedEvent } from "./clocks.ts";
import { shopDay } from "./shop-day.ts";
import type { WorkingHours } from "./working-hours.ts";
import type { WorkingTime } from "./working-time.ts";

/** Grows when what a fact says changes: the old ones are then made again from the log. */
export const FACT_RULES = 1;

export interface PersonFact {
  id: string;
  /** Lines of which some units are in the order by this person's hand. */
  lines: number;
  units: number;
  handsOnMs: number;
}

export interface ProductFact {
  code: string;
  /** Units of it that went into the order. */
  picked: number;
  /** Units that were not on the shelf, slips of the finger taken back. */
  missing: number;
  bought: number;
}

/** What a finished order adds to the figures. */
export interface OrderFact {
  /** The shop's day of the last finish. */
  day: string;
  lines: number;
  /** Units that went out: picked or substituted. */
  units: number;
  queueMs: number;
  handsOnMs: number;
  purchaseMs: number;
  readyMs: number;
  people: PersonFact[];
  products: ProductFact[];
}

export interface FactLine {
  id: string;
  code: string;
  requested: number;
}

/** Null when the log does not end with the order finished. */
export function orderFact(
  createdAt: string,
  lines: readonly FactLine[],
  log: readonly LoggedEvent[],
  hours: WorkingHours,
  worked: WorkingTime,
): OrderFact | null {
  const finishedAt = lastFinish(log);
  if (!finishedAt) return null;
  const requested = lines.reduce((sum, line) => sum + line.requested, 0);
  const clocks = { queue: 0, handsOn: 0, purchase: 0, ready: 0 };
  const handsOn = new Map<string, number>();
  for (const { clock, from, to, personId } of clockSegments(createdAt, requested, log)) {
    const time = worked(from, to);
    clocks[clock] += time;
    if (personId) handsOn.set(personId, (handsOn.get(personId) ?? 0) + time);
  }
  const { credit, products } = tally(lines, log);
  const people = [...new Set([...credit.keys(), ...handsOn.keys()])]
    .map((id) => {
      const units = [...(credit.get(id)?.values() ?? [])].filter((count) => count > 0);
      return {
        id,
        lines: units.length,
        units: units.reduce((sum, count) => sum + count, 0),
        handsOnMs: handsOn.get(id) ?? 0,
      };
    })
    .filter((person) => person.units > 0 || person.handsOnMs > 0);
  return {
    day: shopDay(Date.parse(finishedAt), hours.timeZone),
    lines: lines.length,
    units: wentOut(log),
    queueMs: clocks.queue,
    handsOnMs: clocks.handsOn,
    purchaseMs: clocks.purchase,
    readyMs: clocks.ready,
    people,
    products,
  };
}

function lastFinish(log: readonly LoggedEvent[]): string | null {
  let finishedAt: string | null = null;
  for (const { type, at } of log) {
    if (type === "finished" || type === "finishedShort") finishedAt = at;
    else if (type === "reopened" || type === "cancelled") finishedAt = null;
  }
  return finishedAt;
}

function wentOut(log: readonly LoggedEvent[]): number {
  const sign = (bucket: string) => Number(bucket === "picked" || bucket === "substituted");
  return log
    .flatMap((event) => event.moves)
    .reduce((sum, { from, to, quantity }) => sum + quantity * (sign(to) - sign(from)), 0);
}

/** Whose hand put which units into the order, and what became of each product. */
function tally(lines: readonly FactLine[], log: readonly LoggedEvent[]) {
  const codes = new Map(lines.map((line) => [line.id, line.code]));
  const byVersion = new Map(log.map((event) => [event.version, event]));
  const credit = new Map<string, Map<string, number>>();
  const products = new Map<string, ProductFact>();
  // What takes an act back, or back again, is counted for whoever acted first.
  const actor = (event: LoggedEvent, line: string, of: number | undefined): string => {
    const undone = of === undefined ? undefined : byVersion.get(of);
    if (!undone) return event.by.id;
    return actor(undone, line, undone.moves.find((move) => move.line === line && move.of !== undefined)?.of);
  };
  for (const event of log)
    for (const { line, from, to, quantity, of } of event.moves) {
      const code = codes.get(line);
      if (code === undefined) continue;
      const product = products.get(code) ?? { code, picked: 0, missing: 0, bought: 0 };
      products.set(code, product);
      for (const [bucket, sign] of [
        [to, 1],
        [from, -1],
      ] as const) {
        if (bucket !== "picked" && bucket !== "substituted") continue;
        const id = actor(event, line, of);
        const mine = credit.get(id) ?? new Map<string, number>();
        credit.set(id, mine);
        mine.set(line, (mine.get(line) ?? 0) + sign * quantity);
        if (bucket === "picked") product.picked += sign * quantity;
      }
      if (from === "pending" && to === "toBuy") product.missing += quantity;
      if (from === "toBuy" && to === "pending" && of !== undefined) product.missing -= quantity;
      if (from === "toBuy" && to === "bought") product.bought += quantity;
      if (from === "bought" && to === "toBuy") product.bought -= quantity;
    }
  return { credit, products: [...products.values()].filter((p) => p.picked || p.missing || p.bought) };
}
