import { createHash } from "node:crypto";
import { eventToRow } from "../orders/order-log.ts";
import { summaryOf } from "../orders/order-rows.ts";
import type { Kinds } from "./add-kinds.ts";
import { copyLine, copyText } from "./copy-rows.ts";
import type { Invented } from "./order-story.ts";

export const DAY_MS = 24 * 60 * 60_000;

export interface Copy {
  orderId: string;
  quoteId: string;
  requestId: string;
  number: string | null;
  /** 0 is the order as it was invented. */
  time: number;
  days: number;
}

export interface Template {
  createdMs: number;
  rows: Record<keyof typeof COLUMNS, (copy: Copy) => Iterable<string>>;
}

/** And clients: "LOJA AURORA 213". */
const CLIENT_KINDS = 400;

export const COLUMNS = {
  quotes: columns("shop_id id number content file_sha256 created_by created_at"),
  orders: columns(
    `shop_id id quote_id request_id number version client_code client_name seller_id logistics_id packaging total_cents
     discount_cents payable_cents notes note paused volumes reopen_count alarms pickers state progress lines_count lines_resolved units units_resolved
     units_missing units_arrived created_at changed_at finished dispatched cancelled`,
  ),
  lines: columns(
    `shop_id order_id id position product_id code description unit unit_price_cents total_cents requested pending picked to_buy
     bought arrived substituted not_sent note substitutes`,
  ),
  order_events: columns("shop_id order_id version type by_id by_name command_id data at happened_at"),
  commands: columns("shop_id order_id command_id actor_id result at"),
};

function columns(names: string): string[] {
  return names.split(/\s+/);
}

/** What repeats differ in is put between what stays the same: a million orders are written in pieces of ready text. */
export function templateOf(
  shopId: string,
  { order, quote, log, outcomes }: Invented,
  kinds: Kinds,
  changedAt?: string,
): Template {
  const sums = summaryOf(order);
  const created = moment(order.createdAt);
  const changed = moment(log.at(-1)!.at);
  const digest = createHash("sha256").update(order.id).digest("hex");
  const content = copyText(quote);
  const sellerId = order.seller.id;
  const sized = copyText(sums.state).concat(
    "\t",
    [
      sums.progress,
      sums.lines_count,
      sums.lines_resolved,
      sums.units,
      sums.units_resolved,
      sums.units_missing,
      sums.units_arrived,
    ].join("\t"),
  );
  const middle = [
    sellerId,
    order.logistics,
    order.packaging,
    order.totalCents,
    order.discountCents,
    order.payableCents,
    copyText(order.notes),
    copyText(order.note),
    copyText(order.paused),
    copyText(order.volumes),
    order.reopenCount,
    copyText(order.alarms),
    copyText(pickersOf(log)),
    sized,
  ].join("\t");
  const stamps = [order.finished, order.dispatched, order.cancelled].map(stampText);
  const client = copyText(order.client.name);
  const lines = order.lines.map((line) => ({
    before: `${line.id}\t${line.position}`,
    kinds: kinds.get(line.code)!,
    after: copyLine([
      line.unit,
      line.unitPriceCents,
      line.totalCents,
      line.requested,
      line.pending,
      line.picked,
      line.toBuy,
      line.bought,
      line.arrived,
      line.substituted,
      line.notSent,
      line.note,
      line.substitutes,
    ]),
  }));
  const events = log.map((event) => {
    const row = eventToRow(event);
    const text = [row.version, row.type, row.by_id, copyText(row.by_name), copyText(row.command_id)];
    return {
      text: `${text.join("\t")}\t${copyText(row.data)}`,
      at: moment(row.at),
      happened: moment(row.happened_at),
    };
  });
  const answers = outcomes.map(({ actorId, at, result }) => ({
    text: `${result.commandId}\t${actorId}\t${copyText(result)}`,
    at: moment(at),
  }));
  return {
    createdMs: Date.parse(order.createdAt),
    rows: {
      quotes: ({ quoteId, number, time, days }) => [
        `${shopId}\t${quoteId}\t${number ?? "\\N"}\t${time === 0 ? content : "{}"}\t\\\\x${digest}\t${sellerId}\t${earlier(created, days)}\n`,
      ],
      orders({ orderId, quoteId, requestId, number, time, days }) {
        const name = time === 0 ? client : `${client} ${time % CLIENT_KINDS}`;
        const moments = `${earlier(created, days)}\t${changedAt ?? earlier(changed, days)}`;
        const ends = stamps.map((stamp) => stamp(days)).join("\t");
        return [
          `${shopId}\t${orderId}\t${quoteId}\t${requestId}\t${number ?? "\\N"}\t${order.version}\t${order.client.code}\t${name}\t${middle}\t${moments}\t${ends}\n`,
        ];
      },
      *lines({ orderId, time }) {
        const start = `${shopId}\t${orderId}\t`;
        for (const { before, kinds, after } of lines)
          yield `${start}${before}\t${kinds[time % kinds.length]}\t${after}`;
      },
      *order_events({ orderId, days }) {
        const start = `${shopId}\t${orderId}\t`;
        for (const { text, at, happened } of events)
          yield `${start}${text}\t${earlier(at, days)}\t${earlier(happened, days)}\n`;
      },
      *commands({ orderId, days }) {
        const start = `${shopId}\t${orderId}\t`;
        for (const { text, at } of answers) yield `${start}${text}\t${earlier(at, days)}\n`;
      },
    },
  };
}

interface Moment {
  day: number;
  clock: string;
}

function moment(iso: string): Moment {
  return { day: Math.floor(Date.parse(iso) / DAY_MS), clock: iso.slice(10) };
}

const days = new Map<number, string>();

function earlier({ day, clock }: Moment, by: number): string {
  let text = days.get(day - by);
  if (text === undefined) {
    text = new Date((day - by) * DAY_MS).toISOString().slice(0, 10);
    days.set(day - by, text);
  }
  return text + clock;
}

function stampText(stamp: { at: string } | null): (days: number) => string {
  if (!stamp) return () => "\\N";
  const [before, after] = copyText(stamp).split(stamp.at) as [string, string]; // as: the stamp holds its moment once
  const at = moment(stamp.at);
  return (by) => before + earlier(at, by) + after;
}

function pickersOf(log: Invented["log"]) {
  const recent = log.filter((event) => event.moves.length > 0).reverse();
  return [...new Map(recent.map(({ by }) => [by.id, by])).values()].slice(0, 4);
}
