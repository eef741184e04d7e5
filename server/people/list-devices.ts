import type { PersonDevices } from "../../shared/people/person-devices.ts";
import type { Queryable } from "../platform/database.ts";
import { LIVES } from "./session.ts";

const SIGN_INS = 30;

/** Where a person is signed in at this moment. */
export async function listSessions(
  database: Queryable,
  shopId: string,
  personId: string,
  ownSessionId: string,
): Promise<PersonDevices["sessions"]> {
  const { rows } = await database.query<{
    id: string;
    device_id: string;
    agent: string | null;
    address: string | null;
    created_at: Date;
    last_active_at: Date;
  }>(
    `SELECT encode(s.id_hash, 'hex') AS id, s.device_id, d.agent, s.created_at, s.last_active_at,
       (SELECT a.address FROM audit_log a
        WHERE a.shop_id = s.shop_id AND a.person_id = s.person_id AND a.device_id = s.device_id AND a.act = 'signed_in'
        ORDER BY a.at DESC, a.id DESC LIMIT 1) AS address
     FROM sessions s JOIN devices d ON d.shop_id = s.shop_id AND d.id = s.device_id
     WHERE s.shop_id = $1 AND s.person_id = $2 AND ${LIVES}
     ORDER BY s.last_active_at DESC`,
    [shopId, personId],
  );
  return rows.map((row) => ({
    deviceId: row.device_id,
    agent: row.agent,
    address: row.address,
    startedAt: row.created_at.toISOString(),
    lastActiveAt: row.last_active_at.toISOString(),
    isThisOne: row.id === ownSessionId,
  }));
}

/** The newest first; tries are written down by number, because nobody knows who tried. */
export async function listSignIns(
  database: Queryable,
  shopId: string,
  { id, login }: { id: string; login: number },
): Promise<PersonDevices["signIns"]> {
  const { rows } = await database.query<{
    at: Date;
    act: PersonDevices["signIns"][number]["act"];
    device_id: string | null;
    agent: string | null;
    address: string | null;
  }>(
    `SELECT found.at, found.act, found.device_id, d.agent, found.address FROM (
       (SELECT at, id, act, device_id, address FROM audit_log
        WHERE shop_id = $1 AND person_id = $2 AND act IN ('signed_in', 'signed_out') ORDER BY at DESC, id DESC LIMIT ${SIGN_INS})
       UNION ALL
       (SELECT at, id, act, device_id, address FROM audit_log
        WHERE shop_id = $1 AND subject IN ($3, $2::text) AND act IN ('sign_in_failed', 'sign_in_locked', 'sign_in_unlocked')
        ORDER BY at DESC, id DESC LIMIT ${SIGN_INS})
     ) found LEFT JOIN devices d ON d.shop_id = $1 AND d.id = found.device_id
     ORDER BY found.at DESC, found.id DESC LIMIT ${SIGN_INS}`,
    [shopId, id, String(login)],
  );
  return rows.map(({ at, act, device_id, agent, address }) => ({
    at: at.toISOString(),
    act,
    deviceId: device_id,
    agent,
    address,
  }));
}
