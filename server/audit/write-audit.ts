import type { FastifyRequest } from "fastify";
import type { AuditAct } from "../../shared/audit/audit-acts.ts";
import { newId } from "../../shared/new-id.ts";
import { sessionOf } from "../people/authenticate.ts";
import type { Queryable } from "../platform/database.ts";

export interface Audit {
  shopId: string;
  personId?: string | null;
  deviceId?: string | null;
  address?: string | null;
  act: AuditAct;
  /** What it was done to: a person's id, or a number that somebody tried. */
  subject?: string | null;
  /** Never a PIN. */
  data?: Record<string, unknown>;
}

/** Who did what besides picking (orders have their own log). In the transaction of the act, so both or neither. */
export async function writeAudit(
  database: Queryable,
  { shopId, personId, deviceId, address, act, subject, data }: Audit,
): Promise<void> {
  await database.query(
    `INSERT INTO audit_log (shop_id, id, person_id, device_id, address, act, subject, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [shopId, newId(), personId ?? null, deviceId ?? null, address ?? null, act, subject ?? null, data ?? {}],
  );
}

/** Who asks, and from where: what an act of somebody signed in is written down with. */
export function whoAsks(request: FastifyRequest): {
  shopId: string;
  personId: string;
  deviceId: string;
  address: string;
} {
  const { shopId, person, deviceId } = sessionOf(request);
  return { shopId, personId: person.id, deviceId, address: request.ip };
}

/** What differs, before and after, and nothing else. */
export function difference<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  // as: the keys of an object of type T are its own
  const changed = (Object.keys(after) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (from: T) => Object.fromEntries(changed.map((key) => [key, from[key]])) as Partial<T>;
  return { before: only(before), after: only(after) };
}
