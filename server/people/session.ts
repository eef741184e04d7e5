import { hash, randomBytes } from "node:crypto";
import type { Role } from "../../shared/people/person.ts";
import { askTogether } from "../platform/ask-together.ts";
import type { Database, Queryable, Transaction } from "../platform/database.ts";

export interface Session {
  /** SHA-256 of the cookie's value in hex: names the session without being able to open it. */
  id: string;
  shopId: string;
  person: { id: string; login: number; name: string; role: Role };
  deviceId: string;
  csrfToken: string;
  /** For a minute nobody has written down that it is in use. */
  touchDue: boolean;
  /** What the same statement read along, where something was asked for. */
  aside?: string;
}

/** A text about the shop `$1` that a statement about a session reads along: what is asked often costs one round trip. */
export interface Aside {
  name: string;
  sql: string;
}

/** However busy: who took a session away with them does not keep it for ever. */
export const LONGEST_SESSION_DAYS = 30;
/** For SQL, where `s` is the session: not ended, at work within the last 8 hours, not older than any may be. */
export const LIVES = `s.ended_at IS NULL AND s.last_active_at > now() - interval '8 hours'
       AND s.created_at > now() - interval '${LONGEST_SESSION_DAYS} days'`;
const TOUCH_AFTER = "interval '1 minute'";

export interface NewSession {
  id: string;
  /** The cookie's value; kept nowhere. */
  token: string;
  csrfToken: string;
}

/** Also makes the device known for this person. */
export async function createSession(
  tx: Transaction,
  {
    shopId,
    personId,
    deviceId,
    agent = null,
  }: { shopId: string; personId: string; deviceId: string; agent?: string | null },
): Promise<NewSession> {
  const token = randomBytes(32).toString("base64url");
  const csrfToken = randomBytes(24).toString("base64url");
  await tx.query(
    `INSERT INTO devices (shop_id, id, agent) VALUES ($1, $2, $3)
     ON CONFLICT (shop_id, id) DO UPDATE SET agent = coalesce(excluded.agent, devices.agent)`,
    [shopId, deviceId, agent],
  );
  await tx.query(
    `INSERT INTO device_people (shop_id, device_id, person_id) VALUES ($1, $2, $3)
     ON CONFLICT (shop_id, device_id, person_id) DO UPDATE SET last_sign_in_at = now()`,
    [shopId, deviceId, personId],
  );
  await tx.query(
    "INSERT INTO sessions (shop_id, id_hash, person_id, device_id, csrf_token) VALUES ($1, $2, $3, $4, $5)",
    [shopId, hashOf(token), personId, deviceId, csrfToken],
  );
  return { id: hashOf(token).toString("hex"), token, csrfToken };
}

/** Null when it never was, has ended, slept too long, or its person may no longer come in. */
export async function readSession(
  database: Database,
  shopId: string,
  token: string | undefined,
  aside?: Aside,
): Promise<Session | null> {
  if (!token || token.length > 100) return null;
  return (await readerOf(database, shopId, aside)(sessionIdOf(token))) ?? null;
}

type Reader = (id: string) => Promise<Session | undefined>;
const readers = new WeakMap<Database, Map<string, Reader>>();

/** Requests of the same moment are looked up together: each still asks the database, after it came. */
function readerOf(database: Database, shopId: string, aside: Aside | undefined): Reader {
  const known = readers.get(database) ?? new Map<string, Reader>();
  readers.set(database, known);
  const key = `${shopId} ${aside?.name}`;
  const reader = known.get(key) ?? askTogether((ids: string[]) => readSessions(database, shopId, ids, aside));
  known.set(key, reader);
  return reader;
}

type SessionRow = Session["person"] & {
  id_hash: Buffer;
  device_id: string;
  csrf_token: string;
  touch_due: boolean;
  aside: string;
};

async function readSessions(
  database: Database,
  shopId: string,
  ids: readonly string[],
  aside: Aside | undefined,
): Promise<Map<string, Session>> {
  const { rows } = await database.query<SessionRow>({
    name: aside ? `read_sessions_and_${aside.name}` : "read_sessions",
    text: readSessionsSql(aside),
    values: [shopId, ids.map((id) => Buffer.from(id, "hex"))],
  });
  const sessions = rows.map((row): [string, Session] => {
    const { id, login, name, role } = row;
    const hash = row.id_hash.toString("hex");
    const person = { id, login, name, role };
    const session = { id: hash, shopId, person, deviceId: row.device_id, csrfToken: row.csrf_token };
    return [hash, { ...session, touchDue: row.touch_due, ...(aside && { aside: row.aside }) }];
  });
  return new Map(sessions);
}

export const readSessionsSql = (aside?: Aside): string =>
  `SELECT s.id_hash, p.id, p.login, p.name, p.role, s.device_id, s.csrf_token,
     s.last_active_at < now() - ${TOUCH_AFTER} AS touch_due${aside ? `, (${aside.sql}) AS aside` : ""}
   FROM sessions s JOIN people p ON p.shop_id = s.shop_id AND p.id = s.person_id
   WHERE s.shop_id = $1 AND s.id_hash = ANY ($2::bytea[]) AND ${LIVES} AND p.active`;

/** Of these sessions, those that still hold: what open sockets are swept by. */
export async function readLivingSessionIds(
  database: Queryable,
  shopId: string,
  ids: string[],
): Promise<Set<string>> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT encode(s.id_hash, 'hex') AS id FROM sessions s JOIN people p ON p.shop_id = s.shop_id AND p.id = s.person_id
     WHERE s.shop_id = $1 AND s.id_hash = ANY($2) AND ${LIVES} AND p.active`,
    [shopId, ids.map((id) => Buffer.from(id, "hex"))],
  );
  return new Set(rows.map((row) => row.id));
}

/** For those whose touch is due: a picker who ticks every second must not cost a write more each time. */
export async function touchSession(database: Queryable, { shopId, id }: Session): Promise<void> {
  await database.query({
    name: "touch_session",
    text: `WITH touched AS (
       UPDATE sessions SET last_active_at = now()
       WHERE shop_id = $1 AND id_hash = $2 AND ended_at IS NULL AND last_active_at < now() - ${TOUCH_AFTER}
       RETURNING person_id
     ) UPDATE people SET last_seen_at = now() FROM touched WHERE people.shop_id = $1 AND people.id = touched.person_id`,
    values: [shopId, Buffer.from(id, "hex")],
  });
}

export async function endSession(database: Queryable, shopId: string, id: string): Promise<void> {
  await database.query(
    "UPDATE sessions SET ended_at = now() WHERE shop_id = $1 AND id_hash = $2 AND ended_at IS NULL",
    [shopId, Buffer.from(id, "hex")],
  );
}

/** @returns the ids of those that ended, so that their sockets can be closed after the commit */
export async function endSessionsOf(
  tx: Transaction,
  shopId: string,
  personId: string,
  exceptId?: string,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE sessions SET ended_at = now() WHERE shop_id = $1 AND person_id = $2 AND ended_at IS NULL AND id_hash <> $3
     RETURNING encode(id_hash, 'hex') AS id`,
    [shopId, personId, Buffer.from(exceptId ?? "", "hex")],
  );
  return rows.map((row) => row.id);
}

export const sessionIdOf = (token: string): string => hashOf(token).toString("hex");

function hashOf(token: string): Buffer {
  return hash("sha256", token, "buffer");
}
