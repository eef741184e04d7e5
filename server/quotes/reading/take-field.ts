import type { QuoteLayout } from "./quote-layout.ts";
import { abuts, follows, type TextRun } from "./text-run.ts";

/** What a column's field looks like, and where it stands in the form's points. */
export interface FieldShape {
  matches: RegExp;
  /** How far a text from `x0` to `x1` is from where the form puts it. */
  miss(x0: number, x1: number): number;
  /** The column's bounds, for a form that puts its figures elsewhere in it. */
  column: readonly [number, number];
}

/** The form is exact to a tenth of a point. */
const EXACT = 0.4;
const CLOSE = 1.5;
/** No field is drawn in more strokes than letters, and none is longer than this. */
const MAX_STROKES = 16;

/**
 * Takes a column's field out of a row's runs, which are in the order of drawing. A description that runs through the
 * column may hold the same text nearby: the one that stands at the form's place wins, then the longer (`050,00` is part
 * of `1050,00`), then the later, because the ERP draws the description first.
 */
export function takeField(
  runs: TextRun[],
  shape: FieldShape,
  layout: QuoteLayout,
): { text: string; last: TextRun } | undefined {
  const candidates = strokes(runs, shape, layout);
  const best =
    candidates.filter(({ miss }) => miss <= CLOSE).sort(byPlaceThenLength)[0] ??
    candidates.filter((candidate) => isAlone(candidate, runs, shape, layout)).at(-1);
  if (!best) return undefined;
  const taken = runs.splice(best.from, best.count);
  return { text: best.text, last: taken.at(-1)! };
}

interface Candidate {
  from: number;
  count: number;
  text: string;
  miss: number;
}

/** Neighbouring strokes without a gap between them that together look like the field. */
function strokes(runs: readonly TextRun[], shape: FieldShape, layout: QuoteLayout): Candidate[] {
  const found: Candidate[] = [];
  for (let from = 0; from < runs.length; from += 1) {
    let text = "";
    for (let to = from; to < Math.min(runs.length, from + MAX_STROKES); to += 1) {
      if (to > from && !abuts(runs[to - 1]!, runs[to]!)) break;
      text += runs[to]!.text;
      if (!shape.matches.test(text)) continue;
      const miss = shape.miss(layout.place(runs[from]!.x0), layout.place(runs[to]!.x1));
      found.push({ from, count: to - from + 1, text, miss });
    }
  }
  return found;
}

function byPlaceThenLength(a: Candidate, b: Candidate): number {
  const rank = ({ miss }: Candidate) => (miss <= EXACT ? 0 : 1);
  return rank(a) - rank(b) || b.text.length - a.text.length || b.from - a.from;
}

/** Inside the column, and not a word of a text that goes on before or after it. */
function isAlone(
  candidate: Candidate,
  runs: readonly TextRun[],
  shape: FieldShape,
  layout: QuoteLayout,
): boolean {
  const first = runs[candidate.from]!;
  const last = runs[candidate.from + candidate.count - 1]!;
  const before = runs[candidate.from - 1];
  const after = runs[candidate.from + candidate.count];
  const [left, right] = shape.column;
  return (
    layout.place(first.x0) >= left &&
    layout.place(last.x1) <= right &&
    !(before && follows(before, first)) &&
    !(after && follows(last, after))
  );
}
