import { keepReasons } from "../../shared/settings/first-reasons.ts";
import type { Settings, SettingsChange } from "../../shared/settings/settings.ts";
import { difference } from "../audit/write-audit.ts";
import { AppError } from "../platform/app-error.ts";
import type { Transaction } from "../platform/database.ts";
import { checkHours } from "./check-hours.ts";
import { writeLogo } from "./logo.ts";
import { logoAddress, readSettings } from "./read-settings.ts";

/** Changes what is named and leaves the rest; tells what it was before, for the audit log. */
export async function changeSettings(
  tx: Transaction,
  shopId: string,
  { shopName, logo, ...parts }: SettingsChange,
): Promise<{ settings: Settings; before: Partial<Settings>; after: Partial<Settings> }> {
  // One at a time: two administrators who change different things keep both.
  await tx.query("SELECT 1 FROM shops WHERE id = $1 FOR NO KEY UPDATE", [shopId]);
  const old = await readSettings(tx, shopId);
  if (parts.workingHours) checkHours(parts.workingHours);
  if (parts.reasons) {
    if (new Set(parts.reasons.map(({ code }) => code)).size < parts.reasons.length)
      throw new AppError("reason_twice");
    parts.reasons = keepReasons(old.reasons, parts.reasons);
  }
  const settings: Settings = { ...old, ...parts };
  if (shopName !== undefined) settings.shopName = shopName.trim();
  if (logo !== undefined) {
    const digest = await writeLogo(tx, shopId, logo);
    settings.logo = digest && logoAddress(digest);
  }
  await tx.query("UPDATE shops SET name = $2, settings = settings || $3 WHERE id = $1", [
    shopId,
    settings.shopName,
    JSON.stringify(parts),
  ]);
  return { settings, ...difference(old, settings) };
}
