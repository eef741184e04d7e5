import type { TextRow } from "./text-rows.ts";
import { folded } from "./text-run.ts";

/**
 * Where the ERP's form puts things, in points from the left edge of an A4 page: measured in files of both generations,
 * exact to a tenth. Quantity and price are centred, the total ends at its place, all else begins there.
 */
export const PLACES = {
  headingFirst: 34.8,
  headingLast: 549.84,
  code: 36,
  description: 69,
  unit: 376.7,
  unitMiddle: 382.5,
  quantityMiddle: 431,
  priceMiddle: 488,
  totalEnd: 571.2,
  /** The older generation draws a slash at each of these. */
  separators: [61.32, 363.12, 400.94, 457.3, 516.08],
} as const;

/** A page's table heading: where the table begins, and how this print's points map onto the form's. */
export interface QuoteLayout {
  headingY: number;
  scale: number;
  /** A page's x in the form's points: a print that was shrunk or shifted reads the same. */
  place(x: number): number;
}

const HEADING = folded("Código Produto Unid. Quant. Valor Total");

export function findLayout(rows: readonly TextRow[]): QuoteLayout | undefined {
  for (const row of rows) {
    const glyphs = row.runs.flatMap((run) => run.glyphs.filter((glyph) => glyph.text.trim() !== ""));
    if (glyphs.length < HEADING.length - 6 || glyphs.length > HEADING.length + 6) continue;
    glyphs.sort((a, b) => a.x0 - b.x0);
    if (folded(glyphs.map((glyph) => glyph.text).join("")) !== HEADING) continue;
    const first = glyphs[0]!.x0;
    const last = glyphs.at(-"Total".length)!.x0;
    const scale = (last - first) / (PLACES.headingLast - PLACES.headingFirst);
    if (!(scale > 0.2 && scale < 5)) continue;
    return { headingY: row.y, scale, place: (x) => (x - first) / scale + PLACES.headingFirst };
  }
  return undefined;
}
