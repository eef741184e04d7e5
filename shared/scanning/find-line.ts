import type { Line } from "../orders/order.ts";
import { sameCode } from "./read-scan.ts";

type Scannable = Pick<Line, "id" | "code" | "pending" | "arrived" | "toBuy" | "bought">;

/** Units that a pick would take: what is on the shelf first, then what was thought missing. */
export const leftToScan = (line: Scannable): number => line.pending + line.arrived;

/**
 * The line that a scanned product belongs to. Of several lines with one product, the one that still wants units comes first;
 * the exact code goes before one that only lacks its zeros.
 */
export function findLine<L extends Scannable>(
  lines: readonly L[],
  productCodes: readonly string[],
): L | undefined {
  const exact = lines.filter(({ code }) => productCodes.includes(code));
  const alike = lines.filter(({ code }) => productCodes.some((wanted) => sameCode(code, wanted)));
  const found = exact.length > 0 ? exact : alike;
  return (
    found.find((line) => leftToScan(line) > 0) ??
    found.find((line) => line.toBuy + line.bought > 0) ??
    found[0]
  );
}
