import { type Static, Type } from "typebox";

/** Another product that goes in place of `quantity` units of the asked one, and the command that said so. */
export const Substitute = Type.Object({
  commandId: Type.String(),
  code: Type.String(),
  description: Type.String(),
  quantity: Type.Integer({ minimum: 0 }),
  unitPriceCents: Type.Union([Type.Integer(), Type.Null()]),
  reason: Type.String(),
});
export type Substitute = Static<typeof Substitute>;
