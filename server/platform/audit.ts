import { newId } from "../../shared/new-id.ts";
import type { Queryable } from "./database.ts";

export interface Act {
  act: string;
  personId: string | null;
  deviceId?: string;
  address?: string;
  subject?: string;
  data?: Record<string, unknown>;
}

/** Writes down who did what besides picking (orders have their own log). In the transaction of the act, so both or neither. */
export async function audit(
  database: Queryable,
  shopId: string,
  { act, personId, deviceId, address, subject, data }: Act,
): Promise<void> {
  await database.query(
    "INSERT INTO audit_log (shop_id, id, person_id, device_id, address, act, subject, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    [
      shopId,
      newId(),
      personId,
      deviceId ?? null,
      address ?? null,
      act,
      subject ?? null,
      JSON.stringify(data ?? {}),
    ],
  );
}
