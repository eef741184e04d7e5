import { type Static, Type } from "typebox";
import { QUOTE_PROBLEM_CODES } from "./problem-codes.ts";

const Cents = Type.Integer();

/**
 * One row of the quote's table. `position` counts from 1 over all pages, in reading order.
 * `quantity` is what the paper says, so it may hold a fraction: an order cannot, and the proof says so.
 */
export const QuoteLine = Type.Object({
  position: Type.Integer({ minimum: 1 }),
  code: Type.String(),
  description: Type.String(),
  unit: Type.String(),
  quantity: Type.Number(),
  unitPriceCents: Cents,
  totalCents: Cents,
});
export type QuoteLine = Static<typeof QuoteLine>;

export const QuoteProblemCode = Type.Enum([...QUOTE_PROBLEM_CODES]);
export type QuoteProblemCode = Static<typeof QuoteProblemCode>;

/**
 * `position` names the line, and is absent where the problem is the quote's. `text` is what the paper says, or should
 * say, where the problem is about that and no field of the quote holds it.
 */
export const QuoteProblem = Type.Object({
  code: QuoteProblemCode,
  message: Type.String(),
  position: Type.Optional(Type.Integer({ minimum: 1 })),
  text: Type.Optional(Type.String()),
});
export type QuoteProblem = Static<typeof QuoteProblem>;

const NullableDate = Type.Union([Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), Type.Null()]);

/**
 * A quote as read from the ERP's PDF. `number` is null for number 0 or none.
 * `date` is null only together with the problem `missing_date`; a total that is not there is 0, with `missing_totals`.
 */
export const ReadQuote = Type.Object({
  number: Type.Union([Type.String(), Type.Null()]),
  date: NullableDate,
  validUntil: NullableDate,
  client: Type.Object({ code: Type.String(), name: Type.String() }),
  sellerName: Type.String(),
  paymentTerms: Type.String(),
  paymentMethod: Type.String(),
  lines: Type.Array(QuoteLine),
  totalCents: Cents,
  discountCents: Cents,
  payableCents: Cents,
  problems: Type.Array(QuoteProblem),
});
export type ReadQuote = Static<typeof ReadQuote>;

/** The answer to an upload: what was read, where it is kept, and the order that already has this number. */
export const QuotePreview = Type.Object({
  quoteId: Type.String(),
  ...ReadQuote.properties,
  duplicateOf: Type.Union([Type.Object({ orderId: Type.String(), number: Type.String() }), Type.Null()]),
});
export type QuotePreview = Static<typeof QuotePreview>;
