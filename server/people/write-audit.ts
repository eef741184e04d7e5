import { newId } from "../../shared/new-id.ts";
import type { Queryable } from "../platform/database.ts";

export type AuditAct =
  | "signed_in"
  | "signed_out"
  | "sign_in_locked"
  | "sign_in_unlocked"
  | "person_added"
  | "person_changed"
  | "first_admin_created"
  | "pin_reset_on_server"
  | "wall_added"
  | "wall_removed";

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
