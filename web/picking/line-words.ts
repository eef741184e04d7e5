import type { Line } from "../../shared/orders/order.ts";
import { formatQuantity } from "../platform/format.ts";
import { inLanguage } from "../platform/language.ts";

export const units = formatQuantity;

export interface Part {
  tone: "green" | "amber" | "blue" | "violet" | "plain";
  icon: "box" | "check" | "alert" | "cart" | "swap" | "ban";
  text: string;
}

export const words = inLanguage(
  {
    arrived: "chegou",
    picked: "separado",
    toBuy: "falta",
    bought: "comprado",
    substituted: "substituído",
    notSent: "não enviado",
  },
  {
    arrived: "arrived",
    picked: "picked",
    toBuy: "missing",
    bought: "bought",
    substituted: "substituted",
    notSent: "not sent",
  },
);

/** What became of the units of a line, in words and colours; what is simply still to be picked says nothing. */
export function partsOf(line: Line): Part[] {
  const parts: Part[] = [];
  const add = (count: number, tone: Part["tone"], icon: Part["icon"], text: string) => {
    if (count > 0) parts.push({ tone, icon, text: `${text} ${units(count)}` });
  };
  add(line.arrived, "violet", "box", words.arrived);
  add(line.picked, "green", "check", words.picked);
  add(line.toBuy, "amber", "alert", words.toBuy);
  add(line.bought, "blue", "cart", words.bought);
  add(line.substituted, "plain", "swap", words.substituted);
  add(line.notSent, "plain", "ban", words.notSent);
  return parts;
}
