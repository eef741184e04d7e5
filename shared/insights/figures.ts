import { type Static, Type } from "typebox";
import { WorkingHours } from "./working-hours.ts";

/** A day of the calendar whose neighbours have four digits to their year, too, and are known to the database. */
export const ShopDay = Type.String({ format: "date", pattern: "^[1-8]" });

/** Finished orders, summed. Clocks are working time in milliseconds. */
export const FigureSum = Type.Object({
  orders: Type.Integer(),
  lines: Type.Integer(),
  units: Type.Integer({ description: "Units that went out: picked or substituted" }),
  queueMs: Type.Integer(),
  handsOnMs: Type.Integer(),
  purchaseMs: Type.Integer(),
  readyMs: Type.Integer(),
});
export type FigureSum = Static<typeof FigureSum>;
export const NO_FIGURES: FigureSum = {
  orders: 0,
  lines: 0,
  units: 0,
  queueMs: 0,
  handsOnMs: 0,
  purchaseMs: 0,
  readyMs: 0,
};

const properties = FigureSum.properties;
export const DayFigures = Type.Object({ day: ShopDay, ...properties });
export type DayFigures = Static<typeof DayFigures>;
const Window = Type.Object({
  ...properties,
  days: Type.Integer({ description: "Days on which anything was finished" }),
});
export const NamedFigures = Type.Object({ id: Type.String(), name: Type.String(), ...properties });
export type NamedFigures = Static<typeof NamedFigures>;

export const PersonFigures = Type.Object({
  id: Type.String(),
  name: Type.String(),
  orders: Type.Integer(),
  lines: Type.Integer(),
  units: Type.Integer(),
  handsOnMs: Type.Integer(),
});
export type PersonFigures = Static<typeof PersonFigures>;

export const ProductFigures = Type.Object({
  code: Type.String(),
  description: Type.String(),
  picked: Type.Integer(),
  missing: Type.Integer(),
  missingOrders: Type.Integer(),
  bought: Type.Integer(),
  boughtOrders: Type.Integer(),
});
export type ProductFigures = Static<typeof ProductFigures>;

/** `GET /api/figures`: what was finished in a period of the shop's days, both ends included. */
export const Figures = Type.Object({
  from: ShopDay,
  to: ShopDay,
  today: ShopDay,
  hours: WorkingHours,
  behind: Type.Boolean({ description: "Older orders are still being counted; ask again" }),
  total: FigureSum,
  days: Type.Array(DayFigures, { description: "Days on which anything was finished" }),
  glance: Type.Object({
    today: FigureSum,
    week: Window,
    month: Window,
    worked: Type.Number({ description: "How much of today's working time is over, 0 … 1" }),
  }),
  sellers: Type.Array(NamedFigures),
  logistics: Type.Array(NamedFigures),
  people: Type.Array(PersonFigures),
  products: Type.Object({
    missing: Type.Array(ProductFigures),
    bought: Type.Array(ProductFigures),
    picked: Type.Array(ProductFigures),
  }),
});
export type Figures = Static<typeof Figures>;

export const FigureFilter = Type.Object({
  from: Type.Optional(ShopDay),
  to: Type.Optional(ShopDay),
  seller: Type.Optional(Type.String({ pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" })),
  logistics: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});
export type FigureFilter = Static<typeof FigureFilter>;
