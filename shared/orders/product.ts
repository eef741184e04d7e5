import { type Static, Type } from "typebox";

/** What the shop sells, as the newest quote that names it says. */
export const Product = Type.Object({
  code: Type.String(),
  description: Type.String(),
  unit: Type.String(),
  unitPriceCents: Type.Integer(),
});
export type Product = Static<typeof Product>;
