import type { Database } from "../platform/database.ts";
import { readSession, type Session, sessionIdOf } from "./session.ts";

/** So long a session that ended elsewhere may go on reading here, where nobody said so. */
const KEPT_MS = 5_000;
const MOST = 10_000;

interface Kept {
  sessions: Map<string, { session: Session; until: number }>;
  /** How often something was forgotten: what was read before that is not kept after it. */
  forgotten: number;
}

const byDatabase = new WeakMap<Database, Kept>();

function keptOf(database: Database): Kept {
  const kept = byDatabase.get(database) ?? { sessions: new Map(), forgotten: 0 };
  byDatabase.set(database, kept);
  return kept;
}

/** For what only reads. Never for what changes something, nor for a socket: those ask the database each time. */
export async function readKeptSession(
  database: Database,
  shopId: string,
  token: string | undefined,
): Promise<Session | null> {
  if (!token) return null;
  const kept = keptOf(database);
  const known = kept.sessions.get(sessionIdOf(token));
  if (known && known.session.shopId === shopId && performance.now() < known.until) return known.session;
  const { forgotten } = kept;
  const session = await readSession(database, shopId, token);
  if (!session || kept.forgotten !== forgotten) return session;
  if (kept.sessions.size >= MOST) kept.sessions.clear();
  kept.sessions.set(session.id, { session, until: performance.now() + KEPT_MS });
  return session;
}

/** They ended, wherever that was decided. */
export function forgetSessions(database: Database, ids: readonly string[]): void {
  const kept = keptOf(database);
  kept.forgotten += 1;
  for (const id of ids) kept.sessions.delete(id);
}
