/** A piece of text where the PDF draws it: points from the page's left and bottom, `width` in points. */
export interface TextItem {
  str: string;
  x: number;
  y: number;
  width: number;
  fontSize: number;
}

/** Two pieces stand on one row when their base lines differ by less than this; rows of the table are 12.6 points apart. */
const ROW_TOLERANCE = 3.5;

/** Pieces gathered into visual rows, top to bottom, each left to right: the order of drawing is not the order of reading. */
export function textRows(items: readonly TextItem[]): TextItem[][] {
  const rows: { y: number; items: TextItem[] }[] = [];
  for (const item of [...items].filter((piece) => piece.str.trim()).sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row && row.y - item.y < ROW_TOLERANCE) row.items.push(item);
    else rows.push({ y: item.y, items: [item] });
  }
  return rows.map((row) => row.items.sort((a, b) => a.x - b.x));
}

/** Pieces of one run of text joined; a gap wider than a fifth of the letters' height was a space. Runs of spaces become one. */
export function joinText(items: readonly TextItem[]): string {
  let text = "";
  let end = Number.NaN;
  for (const item of items) {
    const space = item.x - end > item.fontSize * 0.2;
    text += (space ? " " : "") + item.str;
    end = item.x + item.width;
  }
  return text.replace(/\s+/g, " ").trim();
}
