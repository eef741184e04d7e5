import { type Static, Type } from "typebox";
import { ShopDay } from "../insights/figures.ts";
import { PersonRef } from "../people/person.ts";
import { Uuid } from "../picking/command.ts";
import { AUDIT_KINDS } from "./audit-acts.ts";

export const AuditFilter = Type.Object({
  person: Type.Optional(Uuid),
  kind: Type.Optional(Type.Enum([...AUDIT_KINDS])),
  from: Type.Optional(ShopDay),
  to: Type.Optional(ShopDay),
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
