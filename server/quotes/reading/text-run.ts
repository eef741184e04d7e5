/** One drawn letter; `x0` to `x1` in points from the page's left edge. */
export interface Glyph {
  text: string;
  x0: number;
  x1: number;
}

/**
 * Letters that the printer drew in one stroke, without blanks at either end. The ERP draws one run per field, so a run
 * that lies under the next column still belongs to its own: that is why runs are read and not the page's flowing text.
 */
export interface TextRun {
  text: string;
  glyphs: readonly Glyph[];
  x0: number;
  x1: number;
  /** Base line, in points from the page's top edge. */
  y: number;
  size: number;
  page: number;
}

const BLANK = /^\s*$/;

/** A run of these letters without the blanks around them; undefined when nothing is left. */
export function textRun(
  glyphs: readonly Glyph[],
  place: { y: number; size: number; page: number },
): TextRun | undefined {
  const from = glyphs.findIndex((glyph) => !BLANK.test(glyph.text));
  if (from < 0) return undefined;
  const to = glyphs.findLastIndex((glyph) => !BLANK.test(glyph.text)) + 1;
  const inked = glyphs.slice(from, to);
  const text = inked.map((glyph) => glyph.text).join("");
  return { ...place, text, glyphs: inked, x0: inked[0]!.x0, x1: inked.at(-1)!.x1 };
}

/** No space fits between them: `next` goes on where `run` ends, as when a printer draws a word letter by letter. */
export function abuts(run: TextRun, next: TextRun): boolean {
  return Math.abs(next.x0 - run.x1) < run.size * 0.12;
}

/** `next` goes on after `run`, at most a blank or two apart. */
export function follows(run: TextRun, next: TextRun): boolean {
  const gap = next.x0 - run.x1;
  return gap > run.size * -0.12 && gap < run.size * 0.8;
}

/** The text of runs from left to right, clean; a gap that a narrow blank would leave is one. */
export function textOf(runs: readonly TextRun[]): string {
  let text = "";
  let end = Number.POSITIVE_INFINITY;
  for (const run of runs.toSorted((a, b) => a.x0 - b.x0)) {
    text += (run.x0 - end > run.size * 0.15 ? " " : "") + run.text;
    end = run.x1;
  }
  return clean(text);
}

/**
 * Letters as people typed them: composed accents, one blank where the ERP put several, none at the ends, and nothing
 * that a database refuses. Print drivers give the hyphen the code of the soft hyphen, which has the same shape.
 */
function clean(text: string): string {
  const hyphens = text
    .replace(/\u00ad/g, "-")
    .normalize("NFC")
    .toWellFormed();
  return hyphens
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
}

/** For comparing labels: without accents, case, blanks, and whichever of `º`, `°` and `o` was meant. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\s]/gu, "")
    .toLowerCase()
    .replace(/[º°]/g, "o");
}
