import { createHash } from "node:crypto";
import { LOGO_MAX_BYTES } from "../../shared/settings/logo-limit.ts";
import { AppError } from "../platform/app-error.ts";
import type { Queryable, Transaction } from "../platform/database.ts";

export interface Logo {
  mediaType: string;
  bytes: Buffer;
  digest: string;
}

/** @returns the picture's digest, null when there is none any more */
export async function writeLogo(
  tx: Transaction,
  shopId: string,
  base64: string | null,
): Promise<string | null> {
  if (base64 === null) {
    await tx.query("DELETE FROM shop_logos WHERE shop_id = $1", [shopId]);
    return null;
  }
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > LOGO_MAX_BYTES) throw new AppError("logo_too_large");
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) throw new AppError("not_a_logo");
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  await tx.query(
    `INSERT INTO shop_logos (shop_id, media_type, bytes, digest) VALUES ($1, $2, $3, $4)
     ON CONFLICT (shop_id) DO UPDATE SET media_type = excluded.media_type, bytes = excluded.bytes, digest = excluded.digest`,
    [shopId, mediaType, bytes, digest],
  );
  return digest;
}

export async function readLogo(database: Queryable, shopId: string): Promise<Logo | null> {
  const { rows } = await database.query<Logo>(
    `SELECT media_type AS "mediaType", bytes, digest FROM shop_logos WHERE shop_id = $1`,
    [shopId],
  );
  return rows[0] ?? null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** By what it is, never by what it is called: nothing that a browser would run gets in. */
function mediaTypeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).equals(PNG)) return "image/png";
  const isWebp = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return isWebp ? "image/webp" : null;
}
