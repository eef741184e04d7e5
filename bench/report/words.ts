import type { Row } from "../row.ts";

/** A figure as it is read: three digits are plenty. */
export function figure(value: number, unit: Row["unit"]): string {
  if (unit === "lost") return String(value);
  const text = value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
  return unit === "%" ? `${text} %` : unit === "×" ? `× ${text}` : `${text} ${unit}`;
}

export function targetWords({ target, unit }: Row): string {
  if (!target) return "–";
  return "atLeast" in target ? `≥ ${figureOf(target.atLeast, unit)}` : `≤ ${figureOf(target.atMost, unit)}`;
}

const figureOf = (value: number, unit: Row["unit"]) =>
  unit === "lost" ? String(value) : unit === "×" ? `× ${value}` : `${value} ${unit}`;

/** What the rounds were made of, the middle of each: "ours 2310 · limit 4120". */
export function parts(of: Record<string, number>): string {
  return Object.entries(of)
    .map(([name, value]) => `${name} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}`)
    .join(" · ");
}
