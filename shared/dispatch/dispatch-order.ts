import { type Static, Type } from "typebox";
import { Packaging, Stamp } from "../orders/order.ts";

/** A finished order on its way out of the door. */
export const DispatchOrder = Type.Object({
  id: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
  client: Type.String(),
  seller: Type.String(),
  logistics: Type.String(),
  packaging: Packaging,
  notes: Type.String(),
  units: Type.Integer(),
  lines: Type.Integer(),
  volumes: Type.Union([Type.Integer(), Type.Null()]),
  finished: Stamp,
  dispatched: Type.Union([Stamp, Type.Null()]),
});
export type DispatchOrder = Static<typeof DispatchOrder>;
