import { join } from "node:path";
import PDFDocument from "pdfkit";
import type { Print } from "./quote-spec.ts";

/** Same widths as the ERP's Arial; ships with the PDF viewer. */
const EMBEDDED_FONT = join(
  import.meta.dirname,
  "../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf",
);
const PAGE_HEIGHT = 841.92;

/** Draws on A4 with the form's own coordinates: points from the left and from the bottom. */
export interface QuotePen {
  addPage(): void;
  text(words: string, x: number, y: number, size?: number): void;
  ending(words: string, right: number, y: number, size?: number): void;
  centred(words: string, middle: number, y: number): void;
  box(x: number, y: number, width: number, height: number): void;
  finish(): Promise<Buffer>;
}

const BODY_SIZE = 8.04;

export function quotePen(print: Print, userPassword?: string): QuotePen {
  const document = new PDFDocument({
    size: [595.32, PAGE_HEIGHT],
    margin: 0,
    autoFirstPage: false,
    compress: !print.bare,
    info: { Title: "Report", Producer: "Microsoft: Print To PDF" },
    ...(userPassword !== undefined && { userPassword }),
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on("end", () => resolve(Buffer.concat(chunks))));
  const widthOf = (words: string, size: number) => document.fontSize(size).widthOfString(words);

  const stroke = (words: string, x: number, y: number, size: number) => {
    for (let times = print.doubled ? 2 : 1; times > 0; times -= 1) {
      document.fontSize(size).text(words, x, PAGE_HEIGHT - y, { lineBreak: false, baseline: "alphabetic" });
    }
  };
  const text = (words: string, x: number, y: number, size = BODY_SIZE) => {
    let at = x;
    for (const part of partsOf(words, print.strokes)) {
      if (part.trim() !== "") stroke(part, at, y, size);
      at += widthOf(part, size);
    }
  };

  return {
    addPage() {
      document.addPage().font(print.font === "embedded" ? EMBEDDED_FONT : "Helvetica");
      document.scale(print.scale);
    },
    text,
    ending: (words, right, y, size = BODY_SIZE) => text(words, right - widthOf(words, size), y, size),
    centred: (words, middle, y) => text(words, middle - widthOf(words, BODY_SIZE) / 2, y),
    box: (x, y, width, height) =>
      void document
        .rect(x, PAGE_HEIGHT - y, width, height)
        .lineWidth(0.4)
        .stroke(),
    finish() {
      document.end();
      return done;
    },
  };
}

function partsOf(words: string, strokes: Print["strokes"]): string[] {
  if (strokes === "fields") return [words];
  return strokes === "letters" ? [...words] : words.split(/(\s+)/);
}
