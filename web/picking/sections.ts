import type { Line } from "../../shared/orders/order.ts";

export const SECTIONS = ["arrived", "toPick", "missing", "resolved"] as const;
export type Section = (typeof SECTIONS)[number];

/** Where a line stands on the screen: what a picker can do now comes first. */
export function sectionOf(line: Line): Section {
  if (line.arrived > 0) return "arrived";
  if (line.pending > 0) return "toPick";
  return line.toBuy + line.bought > 0 ? "missing" : "resolved";
}

/** Units a tap would pick. */
export function leftToPick(line: Line): number {
  return line.pending + line.arrived;
}

const byDescription = new Intl.Collator("pt-BR", { numeric: true });

export function sortedLines(lines: readonly Line[]): Line[] {
  return lines.toSorted(
    (a, b) => byDescription.compare(a.description, b.description) || a.position - b.position,
  );
}
