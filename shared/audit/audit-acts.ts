/** Every act that is no act on an order, by what it belongs to. The orders' own acts are in their log. */
export const AUDIT_ACTS = {
  signIn: [
    "signed_in",
    "signed_out",
    "sign_in_failed",
    "sign_in_locked",
    "sign_in_unlocked",
    "sessions_ended",
  ],
  people: ["person_added", "person_changed", "first_admin_created", "pin_reset_on_server"],
  settings: ["settings_changed", "logistics_added", "logistics_changed", "wall_added", "wall_removed"],
  exports: ["history_exported", "backup_asked"],
  barcodes: ["barcode_learned", "barcode_forgotten"],
} as const;
type AuditActs = typeof AUDIT_ACTS;
export type AuditAct = AuditActs[keyof AuditActs][number];

export const AUDIT_KINDS = ["signIn", "people", "settings", "exports", "barcodes", "orders"] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
