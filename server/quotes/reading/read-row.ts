import { PLACES, type QuoteLayout } from "./quote-layout.ts";
import { type FieldShape, takeField } from "./take-field.ts";
import type { TextRow } from "./text-rows.ts";
import { abuts, type TextRun, textOf, textRun } from "./text-run.ts";

/** A row of the table as texts; undefined where the form's place is empty. */
export interface RowTexts {
  code: string;
  description: string;
  /** Where the description begins, in the form's points. */
  descriptionX: number;
  unit: string | undefined;
  quantity: string | undefined;
  price: string | undefined;
  total: string | undefined;
}

const AMOUNT = /^(?:R\$)?-?\d[\d.]*,\d{2,6}$/;
const TOTAL: FieldShape = {
  matches: AMOUNT,
  miss: (_, x1) => Math.abs(x1 - PLACES.totalEnd),
  column: [517, 585],
};
const PRICE: FieldShape = {
  matches: AMOUNT,
  miss: (x0, x1) => Math.abs((x0 + x1) / 2 - PLACES.priceMiddle),
  column: [458, 516],
};
const QUANTITY: FieldShape = {
  matches: /^-?\d[\d.]*(?:,\d{1,6})?$/,
  miss: (x0, x1) => Math.abs((x0 + x1) / 2 - PLACES.quantityMiddle),
  column: [402, 458],
};
const UNIT: FieldShape = {
  matches: /^\p{L}[\p{L}\d.²³]{0,5}$/u,
  miss: (x0, x1) => Math.min(Math.abs(x0 - PLACES.unit), Math.abs((x0 + x1) / 2 - PLACES.unitMiddle)),
  column: [364, 402],
};

const LATE_UNIT: FieldShape = { ...UNIT, matches: /^\S{1,8}$/ };

/** Reads a row from the right: figures at their places, the code at its own, and all that is left is the description. */
export function readRow(row: TextRow, layout: QuoteLayout): RowTexts {
  const rest = withoutSeparators(row.runs, layout);
  const total = takeField(rest, TOTAL, layout);
  const price = takeField(rest, PRICE, layout);
  const quantity = takeField(rest, QUANTITY, layout);
  const figure = total ?? price ?? quantity;
  const unit =
    (figure && takeLateUnit(rest, figure.last, row, layout)) ?? takeField(rest, UNIT, layout)?.text;
  const code = takeCode(rest, layout);
  const descriptionX = Math.min(...rest.map((run) => layout.place(run.x0)));
  return {
    code,
    description: textOf(rest),
    descriptionX,
    unit,
    quantity: quantity?.text,
    price: price?.text,
    total: total?.text,
  };
}

/** The ERP draws the unit after the figures: nothing that is drawn so late belongs to the description, whatever it looks like. */
function takeLateUnit(
  rest: TextRun[],
  figure: TextRun,
  { runs }: TextRow,
  layout: QuoteLayout,
): string | undefined {
  const from = rest.findIndex((run) => runs.indexOf(run) > runs.indexOf(figure));
  if (from < 0) return undefined;
  const late = rest.slice(from);
  const unit = takeField(late, LATE_UNIT, layout)?.text;
  if (unit) rest.splice(from, rest.length, ...late);
  return unit;
}

/**
 * The older generation's slashes, at most one for each place. They are there when the first is: no description reaches
 * that one. A description that is drawn letter by letter may have its own slash there too; the form's is drawn last.
 */
function withoutSeparators(runs: readonly TextRun[], layout: QuoteLayout): TextRun[] {
  const slashes = runs.filter((run) => run.text === "/");
  const at = (place: number) => {
    const miss = (run: TextRun) => Math.abs(layout.place(run.x0) - place);
    return slashes
      .toSorted(
        (a, b) => Number(miss(a) > 0.4) - Number(miss(b) > 0.4) || slashes.indexOf(b) - slashes.indexOf(a),
      )
      .find((run) => miss(run) < 1);
  };
  if (!at(PLACES.separators[0])) return [...runs];
  const separators = new Set(PLACES.separators.map(at));
  return runs.filter((run) => !separators.has(run));
}

/** The code begins left of the description's place. Where one stroke holds both, it ends at the first blank. */
function takeCode(rest: TextRun[], layout: QuoteLayout): string {
  const from = rest.findIndex((run) => layout.place(run.x0) < (PLACES.code + PLACES.description) / 2);
  if (from < 0) return "";
  const first = rest[from]!;
  const blank = first.glyphs.findIndex((glyph) => glyph.text.trim() === "");
  const [code, after] =
    blank < 0
      ? [first]
      : [textRun(first.glyphs.slice(0, blank), first)!, textRun(first.glyphs.slice(blank), first)];
  let to = from + 1;
  while (
    !after &&
    to < rest.length &&
    abuts(rest[to - 1]!, rest[to]!) &&
    !isDescriptionStart(rest[to]!, layout)
  )
    to += 1;
  const taken = rest.splice(from, to - from, ...(after ? [after] : []));
  return textOf(after ? [code] : taken);
}

function isDescriptionStart(run: TextRun, layout: QuoteLayout): boolean {
  return Math.abs(layout.place(run.x0) - PLACES.description) < 1;
}
