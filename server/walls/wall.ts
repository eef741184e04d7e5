import { createHash, randomBytes } from "node:crypto";
import { newId } from "../../shared/new-id.ts";
import type { Queryable, Transaction } from "../platform/database.ts";

/** A screen on the wall: it may read the board and who is where, nothing else, until somebody revokes it. */
export interface Wall {
  id: string;
  name: string;
}

export interface ListedWall extends Wall {
  createdAt: string;
  lastSeenAt: string | null;
}

/** `token`: kept nowhere, so it can be shown this once. */
export async function addWall(
  tx: Transaction,
  shopId: string,
  { name, personId }: { name: string; personId: string },
): Promise<Wall & { token: string }> {
  const token = randomBytes(32).toString("base64url");
  const wall = { id: newId(), name: name.trim() };
  await tx.query(
    "INSERT INTO walls (shop_id, id, name, token_hash, created_by) VALUES ($1, $2, $3, $4, $5)",
    [shopId, wall.id, wall.name, hashOf(token), personId],
  );
  return { ...wall, token };
}

/** Null when it never was, or was revoked. */
export async function readWall(
  database: Queryable,
  shopId: string,
  token: string | undefined,
): Promise<Wall | null> {
  if (!token || token.length > 100) return null;
  const { rows } = await database.query<Wall>(
    "SELECT id, name FROM walls WHERE shop_id = $1 AND token_hash = $2 AND ended_at IS NULL",
    [shopId, hashOf(token)],
  );
  return rows[0] ?? null;
}

export async function touchWall(database: Queryable, shopId: string, id: string): Promise<void> {
  await database.query("UPDATE walls SET last_seen_at = now() WHERE shop_id = $1 AND id = $2", [shopId, id]);
}

export async function listWalls(database: Queryable, shopId: string): Promise<ListedWall[]> {
  const { rows } = await database.query<Wall & { created_at: Date; last_seen_at: Date | null }>(
    "SELECT id, name, created_at, last_seen_at FROM walls WHERE shop_id = $1 AND ended_at IS NULL ORDER BY created_at",
    [shopId],
  );
  return rows.map(({ id, name, created_at, last_seen_at }) => ({
    id,
    name,
    createdAt: created_at.toISOString(),
    lastSeenAt: last_seen_at?.toISOString() ?? null,
  }));
}

/** False when there is no such screen, or none any more. */
export async function endWall(tx: Transaction, shopId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE walls SET ended_at = now() WHERE shop_id = $1 AND id = $2 AND ended_at IS NULL",
    [shopId, id],
  );
  return rowCount === 1;
}

/** Of these screens, those that have not been revoked. */
export async function readLivingWallIds(
  database: Queryable,
  shopId: string,
  ids: string[],
): Promise<Set<string>> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM walls WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND ended_at IS NULL",
    [shopId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
