import type { Line } from "../../shared/orders/order.ts";
import { formatQuantity } from "../platform/format.ts";

export const units = formatQuantity;

export interface Part {
  tone: "green" | "amber" | "blue" | "violet" | "plain";
  icon: "box" | "check" | "alert" | "cart" | "swap" | "ban";
  text: string;
}

/** What became of the units of a line, in words and colours; what is simply still to be picked says nothing. */
export function partsOf(line: Line): Part[] {
  const parts: Part[] = [];
  const add = (count: number, tone: Part["tone"], icon: Part["icon"], text: string) => {
    if (count > 0) parts.push({ tone, icon, text: `${text} ${units(count)}` });
  };
  add(line.arrived, "violet", "box", "chegou");
  add(line.picked, "green", "check", "separado");
  add(line.toBuy, "amber", "alert", "falta");
  add(line.bought, "blue", "cart", "comprado");
  add(line.substituted, "plain", "swap", "substituído");
  add(line.notSent, "plain", "ban", "não enviado");
  return parts;
}
