import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import {
  DEFAULT_PARTS,
  SETTINGS_PARTS,
  type Settings,
  type SettingsParts,
} from "../../shared/settings/settings.ts";
import type { Queryable } from "../platform/database.ts";
import { isTimeZone } from "./is-time-zone.ts";

/** As they are this moment. */
export async function readSettings(database: Queryable, shopId: string): Promise<Settings> {
  const { rows } = await database.query<{ name: string; settings: unknown; digest: string | null }>(
    `SELECT s.name, s.settings, l.digest FROM shops s LEFT JOIN shop_logos l ON l.shop_id = s.id WHERE s.id = $1`,
    [shopId],
  );
  const row = rows[0];
  return {
    shopName: row?.name ?? "",
    logo: row?.digest ? logoAddress(row.digest) : null,
    ...partsOf(row?.settings),
  };
}

/** The digest makes it another address when the picture is another one. */
export const logoAddress = (digest: string): string => `/api/settings/logo?v=${digest}`;

/** What is missing or odd is as if it had never been set, part by part. */
export function partsOf(stored: unknown): SettingsParts {
  const found: Partial<SettingsParts> = {};
  for (const [name, schema] of Object.entries<TSchema>(SETTINGS_PARTS)) {
    const value: unknown = isRecord(stored) ? stored[name] : undefined;
    if (Value.Check(schema, value)) Object.assign(found, { [name]: value });
  }
  if (found.workingHours && !isTimeZone(found.workingHours.timeZone)) delete found.workingHours;
  return { ...DEFAULT_PARTS, ...found };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
