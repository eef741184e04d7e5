import type PDFDocument from "pdfkit";

export interface Column {
  title: string;
  /** Points. */
  width: number;
  align: "left" | "right";
}

const MARGIN = 40;
const WIDTH = 515;
const BOTTOM = 790;
const GREY = "#57534e";
const LINE = "#d6d3d1";
/** What the standard fonts can show; anything else would come out as another letter. */
const UNSHOWN = /[^\u0020-\u007e\u00a0-\u00ff\u20ac\u201c\u201d\u2018\u2019\u2013\u2014\u2022\u2026]/g;

/** Text that flows down A4 pages: a table's head comes again on each, and every page says which it is. */
export class PdfSheet {
  #document: PDFKit.PDFDocument;
  #footer: string;
  #columns: readonly Column[] = [];

  constructor(Document: typeof PDFDocument, { title, footer }: { title: string; footer: string }) {
    this.#document = new Document({
      size: "A4",
      margin: MARGIN,
      bufferPages: true,
      info: { Title: title, Creator: "Separação" },
    });
    this.#footer = footer;
  }

  heading(small: string, large: string): void {
    const document = this.#document;
    document.font("Helvetica").fontSize(10).fillColor(GREY).text(shown(small), MARGIN, MARGIN);
    document.font("Helvetica-Bold").fontSize(22).fillColor("black").text(shown(large));
    document.moveDown(0.4);
  }

  /** Names and values, two pairs a row; a long value pushes the next row down. */
  facts(pairs: readonly [string, string][]): void {
    const document = this.#document;
    const half = WIDTH / 2;
    for (let index = 0; index < pairs.length; index += 2) {
      const top = document.y;
      let bottom = top;
      for (const [column, pair] of [pairs[index], pairs[index + 1]].entries()) {
        if (!pair) continue;
        const x = MARGIN + column * half;
        document.font("Helvetica").fontSize(8).fillColor(GREY).text(shown(pair[0]), x, top);
        document
          .fontSize(10)
          .fillColor("black")
          .text(shown(pair[1]), x, top + 10, { width: half - 16 });
        bottom = Math.max(bottom, document.y);
      }
      document.y = bottom + 6;
    }
    document.moveDown(0.5);
  }

  tableHead(columns: readonly Column[]): void {
    this.#columns = columns;
    this.#document.font("Helvetica-Bold").fontSize(8).fillColor(GREY);
    this.#cells(columns.map(({ title }) => title));
    this.#rule();
  }

  row(cells: readonly string[], remarks: readonly string[]): void {
    const document = this.#document;
    const set = () => document.font("Helvetica").fontSize(9).fillColor("black");
    set();
    const height =
      Math.max(...cells.map((cell, at) => document.heightOfString(shown(cell), { width: this.#inner(at) }))) +
      remarks.length * 11;
    if (document.y + height > BOTTOM) {
      document.addPage();
      this.tableHead(this.#columns);
      set();
    }
    this.#cells(cells);
    document.fontSize(8).fillColor(GREY);
    for (const remark of remarks)
      document.text(shown(remark), this.#left(3) + 4, document.y, { width: WIDTH - this.#left(3) + MARGIN });
    this.#rule();
  }

  sums(pairs: readonly [string, string][]): void {
    const document = this.#document;
    if (document.y + pairs.length * 18 > BOTTOM) document.addPage();
    document.y += 6;
    for (const [index, [name, value]] of pairs.entries()) {
      const y = document.y;
      const last = index === pairs.length - 1;
      document
        .font(last ? "Helvetica-Bold" : "Helvetica")
        .fontSize(last ? 11 : 9)
        .fillColor("black");
      document.text(name, MARGIN + 300, y, { width: 110, align: "right" });
      document.text(value, MARGIN + 415, y, { width: 100, align: "right" });
      document.y = y + 16;
    }
  }

  /** The finished document, as a stream; its pages are numbered now that they are counted. */
  end(): PDFKit.PDFDocument {
    const document = this.#document;
    const { count } = document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      document.switchToPage(page);
      document.page.margins.bottom = 0; // else writing there would begin a page
      document.font("Helvetica").fontSize(8).fillColor(GREY);
      document.text(shown(this.#footer), MARGIN, 806, { lineBreak: false });
      document.text(`${page + 1} / ${count}`, MARGIN, 806, { width: WIDTH, align: "right" });
    }
    document.end();
    return document;
  }

  #left(at: number): number {
    return MARGIN + this.#columns.slice(0, at).reduce((sum, { width }) => sum + width, 0);
  }

  #inner(at: number): number {
    return (this.#columns[at]?.width ?? 0) - 8;
  }

  #cells(cells: readonly string[]): void {
    const document = this.#document;
    const top = document.y;
    let bottom = top;
    for (const [at, cell] of cells.entries()) {
      const align = this.#columns[at]?.align;
      document.text(shown(cell), this.#left(at) + 4, top, { width: this.#inner(at), align });
      bottom = Math.max(bottom, document.y);
    }
    document.y = bottom;
  }

  #rule(): void {
    const document = this.#document;
    document.y += 3;
    document
      .moveTo(MARGIN, document.y)
      .lineTo(MARGIN + WIDTH, document.y)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
    document.y += 4;
  }
}

const shown = (words: string): string => words.replace(UNSHOWN, "?");
