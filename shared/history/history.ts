import { type Static, Type } from "typebox";
import { ShopDay } from "../insights/figures.ts";
import { Card, ORDER_STATES } from "../orders/order.ts";
import { PersonRef } from "../people/person.ts";
import { Uuid } from "../picking/command.ts";

/** What the whole past can be narrowed by; the same for the list, for the file, and for the address of the screen. */
export const HistoryFilter = Type.Object({
  q: Type.Optional(
    Type.String({
      maxLength: 100,
      description: "Words: a number's beginning, a client, a product, or client and product",
    }),
  ),
  client: Type.Optional(Type.String({ maxLength: 300, description: "A client's whole name" })),
  product: Type.Optional(Type.String({ maxLength: 40, description: "A product's code" })),
  lack: Type.Optional(
    Type.Enum(["missing", "bought"], { description: "With a product: finished orders in which it was so" }),
  ),
  seller: Type.Optional(Uuid),
  picker: Type.Optional(Uuid), // finished orders this person worked on
  logistics: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  state: Type.Optional(Type.Enum(["open", ...ORDER_STATES])),
  from: Type.Optional(ShopDay),
  to: Type.Optional(ShopDay),
  by: Type.Optional(
    Type.Enum(["created", "finished"], {
      description: "What happened in the period; `finished` as the figures count",
    }),
  ),
});
export type HistoryFilter = Static<typeof HistoryFilter>;

const Moment = Type.Union([Type.String(), Type.Null()]);
export const PastOrder = Type.Object({
  ...Card.properties,
  dispatchedAt: Moment,
  cancelledAt: Moment,
  payableCents: Type.Integer(),
});
export type PastOrder = Static<typeof PastOrder>;

const ProductName = Type.Object({ code: Type.String(), description: Type.String() });

export const HistoryPage = Type.Object({
  orders: Type.Array(PastOrder),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  /** Whom and what the words may have meant, to be touched. */
  clients: Type.Array(Type.String()),
  products: Type.Array(ProductName),
  /** The product, and the person who picked, that were filtered by. */
  product: Type.Union([ProductName, Type.Null()]),
  picker: Type.Union([PersonRef, Type.Null()]),
  /** Who sells, or did; on the first page. */
  sellers: Type.Array(PersonRef),
});
export type HistoryPage = Static<typeof HistoryPage>;
