import { useMemo, useRef } from "preact/compat";
import type { Line } from "../../shared/orders/order.ts";
import { lookAlikes } from "./look-alikes.ts";
import { sortedLines } from "./sections.ts";

/**
 * The lines in the order of their descriptions, and the words that tell look-alikes apart. Both hang on the products
 * alone: a tick in an order of 200 lines sorts nothing, compares nothing, and so redraws its own row only.
 */
export function useListedLines(lines: readonly Line[]) {
  const products = useSameProducts(lines);
  const marks = useMemo(() => lookAlikes(products.map((line) => line.description)), [products]);
  const ids = useMemo(() => sortedLines(products).map((line) => line.id), [products]);
  const listed = useMemo(() => {
    const byId = new Map(lines.map((line) => [line.id, line]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }, [lines, ids]);
  return { listed, marks };
}

/** The same array for as long as it is the same products, whatever became of their units. */
function useSameProducts(lines: readonly Line[]): readonly Line[] {
  const kept = useRef(lines);
  const same =
    kept.current.length === lines.length &&
    kept.current.every(({ id, description }, index) => {
      const line = lines[index];
      return line?.id === id && line.description === description;
    });
  if (!same) kept.current = lines;
  return kept.current;
}
