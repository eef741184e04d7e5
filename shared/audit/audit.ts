import { type Static, Type } from "typebox";
import { PersonRef } from "../people/person.ts";

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
  exports: ["history_exported"],
  barcodes: ["barcode_learned", "barcode_forgotten"],
} as const;
type AuditActs = typeof AUDIT_ACTS;
export type AuditAct = AuditActs[keyof AuditActs][number];

export const AUDIT_KINDS = ["signIn", "people", "settings", "exports", "barcodes", "orders"] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export const AuditFilter = Type.Object({
  person: Type.Optional(Type.String({ format: "uuid" })),
  kind: Type.Optional(Type.Enum([...AUDIT_KINDS])),
  from: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  to: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  q: Type.Optional(Type.String({ maxLength: 100 })),
});
export type AuditFilter = Static<typeof AuditFilter>;

const Maybe = (text: string) => Type.Union([Type.String({ description: text }), Type.Null()]);

export const AuditEntry = Type.Object({
  id: Type.String(),
  at: Type.String(),
  /** Of an order's event: its type. */
  act: Type.String(),
  person: Type.Union([PersonRef, Type.Null()]),
  device: Type.Union([
    Type.Object({ id: Type.String(), agent: Type.Union([Type.String(), Type.Null()]) }),
    Type.Null(),
  ]),
  address: Maybe("Where it came from"),
  order: Type.Union([
    Type.Object({
      id: Type.String(),
      number: Type.Union([Type.String(), Type.Null()]),
      client: Type.String(),
      /** The line's product, where the act was on one line. */
      line: Type.Union([Type.String(), Type.Null()]),
    }),
    Type.Null(),
  ]),
  subject: Maybe("What it was done to, by its name where it has one"),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;

export const AuditPage = Type.Object({
  entries: Type.Array(AuditEntry),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  searchedBackTo: Type.Union([Type.String(), Type.Null()], {
    description: "Where the search paused with a page that is not full; null: it did not",
  }),
});
export type AuditPage = Static<typeof AuditPage>;
