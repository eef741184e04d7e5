import { type Static, Type } from "typebox";
import { DEFAULT_WORKING_HOURS } from "../insights/default-working-hours.ts";
import { WorkingHours } from "../insights/working-hours.ts";
import { Packaging } from "../orders/order.ts";
import { DEFAULT_BRAND_COLOR } from "./brand-colors.ts";
import { FIRST_REASONS } from "./first-reasons.ts";
import { Reason } from "./reason.ts";

const ShopName = Type.String({ minLength: 1, maxLength: 60, pattern: "\\S" });

/** The parts that are kept as they are; each stands alone, so that one odd part never spoils the others. */
export const SETTINGS_PARTS = {
  brandColor: Type.String({ pattern: "^#[0-9a-f]{6}$" }),
  reasons: Type.Array(Reason, { minItems: 1, maxItems: 60 }),
  packaging: Type.Object({
    preset: Type.Union([Packaging, Type.Null()], { description: "What a new order begins with" }),
  }),
  workingHours: WorkingHours,
  soundsOn: Type.Boolean({ description: "For a device on which nobody has chosen" }),
  retention: Type.Object({
    backupDays: Type.Union([Type.Integer({ minimum: 1, maximum: 3650 }), Type.Null()], {
      description: "How long backups are kept; null: as the server's environment says",
    }),
  }),
};

export const Settings = Type.Object({
  shopName: Type.String(),
  logo: Type.Union([Type.String(), Type.Null()], { description: "The picture's address" }),
  ...SETTINGS_PARTS,
});
export type Settings = Static<typeof Settings>;
export type SettingsParts = Omit<Settings, "shopName" | "logo">;

export const DEFAULT_PARTS: SettingsParts = {
  brandColor: DEFAULT_BRAND_COLOR,
  reasons: FIRST_REASONS,
  packaging: { preset: null },
  workingHours: DEFAULT_WORKING_HOURS,
  soundsOn: true,
  retention: { backupDays: null },
};

export const SettingsChange = Type.Object({
  shopName: Type.Optional(ShopName),
  logo: Type.Optional(
    // null first: the validator would rather make an empty text of it
    Type.Union([
      Type.Null(),
      Type.String({ maxLength: 140_000, description: "A PNG or WebP picture in base64" }),
    ]),
  ),
  brandColor: Type.Optional(SETTINGS_PARTS.brandColor),
  reasons: Type.Optional(SETTINGS_PARTS.reasons),
  packaging: Type.Optional(SETTINGS_PARTS.packaging),
  workingHours: Type.Optional(SETTINGS_PARTS.workingHours),
  soundsOn: Type.Optional(SETTINGS_PARTS.soundsOn),
  retention: Type.Optional(SETTINGS_PARTS.retention),
});
export type SettingsChange = Static<typeof SettingsChange>;
