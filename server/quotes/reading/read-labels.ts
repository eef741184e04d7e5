import type { QuoteLayout } from "./quote-layout.ts";
import type { TextRow } from "./text-rows.ts";
import { folded, follows, type TextRun, textOf, textRun } from "./text-run.ts";

/** The header's labels and where each begins, in the form's points. A client may be called "Data:"; it stands elsewhere. */
const LABELS = [
  { name: "number", words: "Orçamento Nº:", x: 238.2 },
  { name: "clientCode", words: "Código:", x: 28.2 },
  { name: "client", words: "Cliente:", x: 28.8 },
  { name: "seller", words: "Vendedor:", x: 28.8 },
  { name: "date", words: "Data:", x: 150.6 },
  { name: "paymentTerms", words: "Condição de Pagto:", x: 299.6 },
  { name: "paymentMethod", words: "Forma de Pagto:", x: 310 },
  { name: "validity", words: "Validade do Orçamento:", x: 282.6 },
] as const;
export type LabelName = (typeof LABELS)[number]["name"];
export type Labels = Partial<Record<LabelName, string>>;

const LABEL_TOLERANCE = 8;

interface Label {
  name: LabelName;
  x0: number;
  x1: number;
}

/**
 * The labels of a header row and the values behind them, empty where there is none. Letters are taken in the order of
 * drawing: a long client's name may reach the next label, or lie under it, and neither becomes part of the other.
 */
export function readLabels(row: TextRow, layout: QuoteLayout): Labels {
  const { labels, values } = cutAtLabels(row, layout);
  const found: Labels = {};
  for (const label of labels) {
    const own = values.filter((chain) => labelOf(chain, labels) === label);
    found[label.name] = textOf(own.flat());
  }
  return found;
}

/** Takes the labels' letters out of a row. The rest is chained: what goes on where the last stroke ended is one value. */
function cutAtLabels(row: TextRow, layout: QuoteLayout): { labels: Label[]; values: TextRun[][] } {
  const letters = row.runs.flatMap((run) =>
    run.glyphs
      .filter(({ text }) => text.trim() !== "")
      .map((glyph) => ({ glyph, run, text: folded(glyph.text) })),
  );
  const labels: Label[] = [];
  const taken = new Map<object, Label>();
  for (const { name, words, x } of LABELS) {
    const wanted = folded(words);
    for (let from = 0; from < letters.length; from += 1) {
      if (Math.abs(layout.place(letters[from]!.glyph.x0) - x) > LABEL_TOLERANCE) continue;
      const part = letters.slice(from, from + wanted.length);
      if (part.map(({ text }) => text).join("") !== wanted) continue;
      const label: Label = { name, x0: part[0]!.glyph.x0, x1: part.at(-1)!.glyph.x1 };
      for (const { glyph } of part) taken.set(glyph, label);
      labels.push(label);
      break;
    }
  }

  const values: TextRun[][] = [];
  let chain: TextRun[] | undefined;
  for (const run of row.runs) {
    let glyphs: TextRun["glyphs"][number][] = [];
    const close = () => {
      const value = textRun(glyphs, run);
      glyphs = [];
      if (!value) return;
      const last = chain?.at(-1);
      if (chain && last && follows(last, value)) {
        chain.push(value);
      } else {
        chain = [value];
        values.push(chain);
      }
    };
    for (const glyph of run.glyphs) {
      if (!taken.has(glyph)) glyphs.push(glyph);
      else {
        close();
        chain = undefined;
      }
    }
    close();
  }
  return { labels, values };
}

/** A value belongs to the nearest label that ends left of where it begins. */
function labelOf(chain: readonly TextRun[], labels: readonly Label[]): Label | undefined {
  const start = chain[0]!.x0;
  return labels.filter((label) => label.x1 <= start + 1).sort((a, b) => b.x1 - a.x1)[0];
}
