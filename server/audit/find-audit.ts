import type { AuditEntry, AuditFilter, AuditPage } from "../../shared/audit/audit.ts";
import { AUDIT_ACTS } from "../../shared/audit/audit-acts.ts";
import { addDays, startOfDay } from "../../shared/insights/shop-day.ts";
import type { Queryable } from "../platform/database.ts";
import { type AuditCursor, cursorText } from "./audit-cursor.ts";
import { auditRows, orderRows, type Parameters, parameters } from "./audit-rows.ts";

const PAGE = 50;
const HOUR_MS = 3_600_000;
/** One of them takes some tens of milliseconds, so that the pause below comes in time. */
const LONGEST_STRETCH_MS = 20 * 24 * HOUR_MS;
/** Then it pauses and says how far it got: a rare word in years of orders must not hold a connection. */
const SEARCH_WITHIN_MS = 1_500;

interface Row {
  at: Date;
  moment: string;
  key: string;
  act: string;
  person_id: string | null;
  person_name: string | null;
  device_id: string | null;
  agent: string | null;
  address: string | null;
  order_id: string | null;
  number: string | null;
  client: string | null;
  line: string | null;
  subject: string | null;
  data: Record<string, unknown>;
}

/**
 * Both logs as one, newest first. The orders' log is walked back in stretches of time, each longer than the one before,
 * so that the newest page costs little in a log of any length.
 */
export async function findAudit(
  database: Queryable,
  shopId: string,
  filter: AuditFilter,
  { timeZone, cursor }: { timeZone: string; cursor?: AuditCursor },
): Promise<AuditPage> {
  const begins = await firstMoment(database, shopId);
  const floor = filter.from ? Math.max(begins, startOfDay(filter.from, timeZone)) : begins;
  const end = filter.to ? startOfDay(addDays(filter.to, 1), timeZone) : Date.now() + HOUR_MS;
  const withOrders = !filter.kind || filter.kind === "orders";
  const until = performance.now() + SEARCH_WITHIN_MS;
  let upper = cursor ? Math.min(end, Date.parse(cursor.moment) + 1) : end;
  let stretch = withOrders ? HOUR_MS : Number.POSITIVE_INFINITY;
  const found: Row[] = [];
  while (upper > floor) {
    const lower = Math.max(floor, upper - stretch);
    found.push(...(await readStretch(database, shopId, filter, { lower, upper, cursor })));
    if (found.length > PAGE) {
      const entries = found.slice(0, PAGE);
      const last = entries.at(-1)!;
      return { entries: entries.map(entryOf), nextCursor: cursorText(last), searchedBackTo: null };
    }
    upper = lower;
    stretch = Math.min(stretch * 4, withOrders ? LONGEST_STRETCH_MS : stretch);
    if (upper > floor && performance.now() > until) {
      const moment = new Date(upper).toISOString();
      return {
        entries: found.map(entryOf),
        nextCursor: cursorText({ moment, key: "" }),
        searchedBackTo: moment,
      };
    }
  }
  return { entries: found.map(entryOf), nextCursor: null, searchedBackTo: null };
}

interface Stretch {
  lower: number;
  upper: number;
  cursor: AuditCursor | undefined;
}

async function readStretch(
  database: Queryable,
  shopId: string,
  filter: AuditFilter,
  { lower, upper, cursor }: Stretch,
): Promise<Row[]> {
  const p = parameters(shopId, new Date(lower).toISOString(), new Date(upper).toISOString());
  const after = cursor
    ? (at: string, key: string) =>
        ` AND (${at}, ${key}) < (${p.add(cursor.moment)}::timestamptz, ${p.add(cursor.key)})`
    : () => "";
  const sources = [
    ...(filter.kind === "orders"
      ? []
      : [auditRows(conditions(filter, p, "a.person_id"), actsOf(filter, p), after)]),
    ...(!filter.kind || filter.kind === "orders" ? [orderRows(conditions(filter, p, "e.by_id"), after)] : []),
  ];
  const limited = sources.map((sql) => `(${sql} ORDER BY at DESC, key DESC LIMIT ${PAGE + 1})`);
  const { rows } = await database.query<Row>(
    `SELECT found.*, found.at::text AS moment, d.agent FROM (${limited.join(" UNION ALL ")}) found
     LEFT JOIN devices d ON d.shop_id = $1 AND d.id = found.device_id
     ORDER BY found.at DESC, found.key DESC LIMIT ${PAGE + 1}`,
    p.values,
  );
  return rows;
}

/** Every word somewhere in what `text` names. */
function conditions({ person, q }: AuditFilter, p: Parameters, personColumn: string) {
  const words = (q ?? "").split(/\s+/).filter(Boolean);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  return (text: string) =>
    [
      ...(person ? [`${personColumn} = ${p.add(person)}`] : []),
      ...(patterns.length > 0 ? [`${text} ILIKE ALL (${p.add(patterns)}::text[])`] : []),
    ]
      .map((condition) => ` AND ${condition}`)
      .join("");
}

function actsOf({ kind }: AuditFilter, p: Parameters): string {
  if (!kind || kind === "orders") return "";
  return ` AND a.act = ANY (${p.add([...AUDIT_ACTS[kind]])}::text[])`;
}

/** Before it nothing was ever done: three looks at the ends of indexes. */
async function firstMoment(database: Queryable, shopId: string): Promise<number> {
  const { rows } = await database.query<{ first: Date | null }>(
    `SELECT least(
       (SELECT min(at) FROM audit_log WHERE shop_id = $1),
       (SELECT min(created_at) FROM orders WHERE shop_id = $1 AND state IN ('finished', 'dispatched', 'cancelled')),
       (SELECT min(created_at) FROM orders WHERE shop_id = $1 AND state IN ('new', 'picking', 'waiting', 'ready'))) AS first`,
    [shopId],
  );
  return rows[0]?.first?.getTime() ?? Date.now();
}

function entryOf(row: Row): AuditEntry {
  return {
    id: row.key,
    at: row.at.toISOString(),
    act: row.act,
    person: row.person_id ? { id: row.person_id, name: row.person_name ?? "" } : null,
    device: row.device_id ? { id: row.device_id, agent: row.agent } : null,
    address: row.address,
    order: row.order_id
      ? { id: row.order_id, number: row.number, client: row.client ?? "", line: row.line }
      : null,
    subject: row.subject,
    data: row.data,
  };
}
