import { getResolvedPDFJS } from "unpdf";
import { IDENTITY, type Matrix, matrixOf, shifted, times } from "./matrix.ts";
import { type Glyph, type TextRun, textRun } from "./text-run.ts";

/** What we need of a page of the PDF library. */
export interface DrawnPage {
  pageNumber: number;
  getViewport(options: { scale: number }): { transform: unknown };
  getOperatorList(options?: {
    annotationMode?: number;
  }): Promise<{ fnArray: number[]; argsArray: unknown[] }>;
}

interface State {
  matrix: Matrix;
  size: number;
  letterSpacing: number;
  wordSpacing: number;
  stretch: number;
  rise: number;
  leading: number;
}

/** A jump inside one stroke that is wider than this many letter heights parts two fields; a blank is 0.28. */
const FIELD_GAP = 0.8;
/** So many letters are no quote of 200 pages; beyond it somebody tries how much memory we have. */
const MAX_GLYPHS = 2_000_000;

/**
 * Every stroke of text on a page, in the order of drawing, with the place of each letter. The library's own text reader
 * glues what stands close together, and a description that reaches the quantity would swallow it; the drawing
 * instructions keep them apart.
 */
export async function drawnRuns(page: DrawnPage, digits: Digits = new Map()): Promise<TextRun[]> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const runs: TextRun[] = [];
  const stack: State[] = [];
  let state: State = {
    matrix: matrixOf(page.getViewport({ scale: 1 }).transform) ?? IDENTITY,
    size: 0,
    letterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
  };
  let line = IDENTITY;
  let text = IDENTITY;
  let font: unknown;
  let glyphCount = 0;
  let before: TextRun[] = [];

  const save = () => void stack.push(state);
  const restore = () => {
    state = stack.pop() ?? state;
  };
  const set = (change: Partial<State>) => {
    state = { ...state, ...change };
  };
  const transform = (matrix: unknown) => set({ matrix: times(state.matrix, matrixOf(matrix) ?? IDENTITY) });
  const moveTo = (matrix: Matrix) => {
    line = matrix;
    text = matrix;
  };
  const show = (pieces: unknown) => {
    if (!Array.isArray(pieces)) return;
    glyphCount += pieces.length;
    if (glyphCount > MAX_GLYPHS) throw new RangeError("more letters than a quote can have");
    for (const piece of pieces) proveDigit(piece, font, digits);
    const stroke = strokeOf(pieces, state, text);
    text = shifted(text, stroke.advance, 0);
    const drawn = stroke.runs
      .map((run) => textRun(run, { ...stroke.place, page: page.pageNumber }))
      .filter((run) => run !== undefined);
    if (drawn.length === 0) return;
    // Some printers draw bold by drawing twice.
    const isAgain =
      drawn.length === before.length && drawn.every((run, index) => isSame(run, before[index]!));
    if (!isAgain) runs.push(...drawn);
    before = isAgain ? [] : drawn;
  };

  const acts = new Map<number, (args: unknown[]) => void>([
    [OPS.save, save],
    [OPS.restore, restore],
    [OPS.transform, (args) => transform(args)],
    [
      OPS.paintFormXObjectBegin,
      ([matrix]) => {
        save();
        transform(matrix);
      },
    ],
    [OPS.paintFormXObjectEnd, restore],
    [OPS.beginText, () => moveTo(IDENTITY)],
    [OPS.setTextMatrix, ([matrix]) => moveTo(matrixOf(matrix) ?? IDENTITY)],
    [OPS.moveText, ([x, y]) => moveTo(shifted(line, numberOf(x), numberOf(y)))],
    [
      OPS.setLeadingMoveText,
      ([x, y]) => {
        set({ leading: numberOf(y) });
        moveTo(shifted(line, numberOf(x), numberOf(y)));
      },
    ],
    [OPS.nextLine, () => moveTo(shifted(line, 0, state.leading))],
    [OPS.setLeading, ([leading]) => set({ leading: -numberOf(leading) })],
    [
      OPS.setFont,
      ([name, size]) => {
        font = name;
        set({ size: numberOf(size) });
      },
    ],
    [OPS.setCharSpacing, ([letterSpacing]) => set({ letterSpacing: numberOf(letterSpacing) })],
    [OPS.setWordSpacing, ([wordSpacing]) => set({ wordSpacing: numberOf(wordSpacing) })],
    [OPS.setHScale, ([percent]) => set({ stretch: numberOf(percent) / 100 })],
    [OPS.setTextRise, ([rise]) => set({ rise: numberOf(rise) })],
    [OPS.showText, ([pieces]) => show(pieces)],
  ]);
  fnArray.forEach((operator, index) => {
    acts.get(operator)?.(listOf(argsArray[index]));
  });
  return runs;
}

/** Which letter of which font was drawn for each digit, over all pages of a file. */
export type Digits = Map<string, unknown>;

/**
 * A font's table of what its letters mean carries no check sum. Where a bit of it has tipped over, one digit reads as
 * another one, and a product's code would be wrong without any sum being wrong: then two letters mean the same digit.
 */
function proveDigit(piece: unknown, font: unknown, digits: Digits): void {
  if (typeof piece !== "object" || piece === null) return;
  const { unicode, originalCharCode } = piece as Record<string, unknown>; // compared, not used
  if (typeof unicode !== "string" || !/^\d$/.test(unicode)) return;
  const key = `${font} ${unicode}`;
  if (!digits.has(key)) digits.set(key, originalCharCode);
  if (digits.get(key) !== originalCharCode) throw new RangeError(`two letters of a font read ${unicode}`);
}

/** One stroke on the page: its letters, cut where a wide gap parts two fields, and how far the pen moved. */
function strokeOf(pieces: readonly unknown[], state: State, text: Matrix) {
  const [a, b, c, d, e, f] = times(state.matrix, shifted(text, 0, state.rise));
  const upright = a > 0 && Math.abs(b) < a * 0.05;
  const runs: Glyph[][] = [[]];
  let advance = 0;
  let gap = 0;
  for (const piece of pieces) {
    if (typeof piece === "number") {
      const kern = (-piece / 1000) * state.size * state.stretch;
      advance += kern;
      gap += kern;
      if (gap > state.size * FIELD_GAP) runs.push([]);
      continue;
    }
    const glyph = glyphOf(piece);
    if (!glyph) continue;
    const width = (glyph.width / 1000) * state.size;
    const spacing = state.letterSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    gap = /\s/.test(glyph.text) ? gap + (width + spacing) * state.stretch : 0;
    const x0 = e + a * advance;
    const x1 = x0 + a * width * state.stretch;
    if (gap > state.size * FIELD_GAP) runs.push([]);
    runs.at(-1)!.push({ text: glyph.text, x0, x1 });
    advance += (width + spacing) * state.stretch;
  }
  const size = Math.abs(state.size) * Math.hypot(c, d);
  return { advance, runs: upright ? runs : [], place: { y: f, size } };
}

function glyphOf(piece: unknown): { text: string; width: number; isSpace: boolean } | undefined {
  if (typeof piece !== "object" || piece === null) return undefined;
  const { unicode, width, isSpace } = piece as Record<string, unknown>; // each is checked below
  return typeof unicode === "string" && typeof width === "number"
    ? { text: unicode, width, isSpace: isSpace === true }
    : undefined;
}

function numberOf(value: unknown): number {
  return Number(value) || 0;
}

function isSame(run: TextRun, other: TextRun): boolean {
  return run.text === other.text && Math.abs(run.x0 - other.x0) < 0.6 && Math.abs(run.y - other.y) < 0.6;
}

function listOf(args: unknown): unknown[] {
  if (Array.isArray(args)) return args;
  return ArrayBuffer.isView(args) ? Array.from(args as Float32Array) : []; // the library packs numbers so
}
