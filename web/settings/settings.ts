import { useSyncExternalStore } from "preact/compat";
import { DEFAULT_WORKING_HOURS } from "../../shared/insights/default-working-hours.ts";
import { DEFAULT_BRAND_COLOR } from "../../shared/settings/brand-colors.ts";
import { FIRST_REASONS } from "../../shared/settings/first-reasons.ts";
import type { Settings } from "../../shared/settings/settings.ts";
import { setSoundsDefault } from "../live/sounds.ts";
import { api } from "../platform/api.ts";
import { getSession, watchSession } from "../platform/session.ts";
import { setShopZone } from "../platform/shop-zone.ts";
import { applyBrand } from "./apply-brand.ts";

/** What every screen needs of the shop's settings. */
export type ShownSettings = Pick<
  Settings,
  "shopName" | "logo" | "brandColor" | "reasons" | "packaging" | "soundsOn" | "workingHours"
>;

const KEY = "settings";
/** A wall screen runs for weeks, and a colour may be old for a while. */
const READ_EVERY_MS = 5 * 60_000;
const BEFORE_ANY: ShownSettings = {
  shopName: "",
  logo: null,
  brandColor: DEFAULT_BRAND_COLOR,
  reasons: FIRST_REASONS,
  packaging: { preset: null },
  soundsOn: true,
  workingHours: DEFAULT_WORKING_HOURS,
};

let settings: ShownSettings = { ...BEFORE_ANY, ...stored() };
const listeners = new Set<() => void>();

export function useSettings(): ShownSettings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => settings,
  );
}

export const currentSettings = (): ShownSettings => settings;

/** As they were last known at once, also at the door and without network; then as the server has them. */
export function startSettings(): void {
  show();
  let person: string | undefined;
  watchSession(() => {
    const now = getSession()?.person.id;
    if (now && now !== person) void readSettings();
    person = now;
  });
  if (onWall()) void readSettings();
  setInterval(() => void ((getSession() || onWall()) && readSettings()), READ_EVERY_MS);
}

/** A screen on the wall reads them without a person. */
const onWall = (): boolean => location.pathname === "/tv";

export async function readSettings(): Promise<void> {
  try {
    takeSettings(await api<ShownSettings>("GET", "/api/settings"));
  } catch {
    // What was known goes on.
  }
}

export function takeSettings(next: ShownSettings): void {
  const { shopName, logo, brandColor, reasons, packaging, soundsOn, workingHours } = next;
  settings = { shopName, logo, brandColor, reasons, packaging, soundsOn, workingHours };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Private browsing may refuse to store; they are then read again next time.
  }
  show();
  for (const listener of listeners) listener();
}

function show(): void {
  applyBrand(settings.brandColor);
  setSoundsDefault(settings.soundsOn);
  setShopZone(settings.workingHours.timeZone);
}

function stored(): Partial<ShownSettings> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}
