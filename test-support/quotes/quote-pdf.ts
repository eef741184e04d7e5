import PDFDocument from "pdfkit";

/** What a synthetic quote says and how it is printed. Figures are texts, exactly as drawn. */
export interface QuoteSpec {
  /** The older layout draws a slash between columns. */
  generation: "slashes" | "plain";
  number: string;
  date: string;
  client: { code: string; name: string };
  sellerName: string;
  lines: {
    code: string;
    description: string;
    unit: string;
    quantity: string;
    price: string;
    total: string;
  }[];
  total: string;
  discount: string;
  payable: string;
  linesPerPage: number;
  /** Draw descriptions as one piece, or word by word as some printers do. */
  splitWords: boolean;
  userPassword?: string;
}

const A4 = { width: 595.28, height: 841.89 };
const ROW_PITCH = 12.6;
const SLASHES_X = [61.3, 363.1, 400.9, 457.3, 516.1];

/**
 * Draws a quote with the geometry of the real ones, measured in points: labels, right-aligned totals, centred figures,
 * and the table drawn column by column, so that the order of drawing is not the order of reading.
 */
export function quotePdf(spec: QuoteSpec): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    ...(spec.userPassword && { userPassword: spec.userPassword }),
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on("end", () => resolve(Buffer.concat(chunks))));
  const pages = Math.max(1, Math.ceil(spec.lines.length / spec.linesPerPage));
  for (let page = 0; page < pages; page++) {
    document.addPage();
    const lines = spec.lines.slice(page * spec.linesPerPage, (page + 1) * spec.linesPerPage);
    drawHeader(document, spec);
    drawTable(document, spec, lines);
    if (page === pages - 1) drawTotals(document, spec, 643.1 - 13.8 - lines.length * ROW_PITCH - 9.6);
    text(document, `Página ${page + 1}`, 288, 39.4, 10);
  }
  document.end();
  return done;
}

type Document = InstanceType<typeof PDFDocument>;

/** `x` from the left, `y` of the base line from the bottom, as PDF readers report them. */
function text(document: Document, words: string, x: number, y: number, size = 8): void {
  document.font("Helvetica").fontSize(size);
  document.text(words, x, A4.height - y, { lineBreak: false, baseline: "alphabetic" });
}

function ending(document: Document, words: string, right: number, y: number, size = 8): void {
  document.font("Helvetica").fontSize(size);
  text(document, words, right - document.widthOfString(words), y, size);
}

function centred(document: Document, words: string, middle: number, y: number): void {
  document.font("Helvetica").fontSize(8);
  text(document, words, middle - document.widthOfString(words) / 2, y);
}

function drawHeader(document: Document, spec: QuoteSpec): void {
  text(document, "Código:", 28.2, 713.9);
  text(document, "Cliente:", 28.8, 700.7);
  text(document, spec.client.code, 61.1, 713.8);
  text(document, spec.client.name, 63, 700.6);
  text(document, "Vendedor:", 28.8, 688.7);
  text(document, "Data:", 150.6, 713.9);
  text(document, spec.sellerName, 75.7, 688.6);
  text(document, spec.date, 174.7, 713.8);
  text(document, "Orçamento Nº:", 238.2, 736.7, 10);
  text(document, "Condição de Pagto:", 299.6, 713.9);
  text(document, "Forma de Pagto:", 310, 700.7);
  text(document, "Validade do Orçamento:", 282.6, 688.7);
  text(document, `${spec.date} - 0 dia(s)`, 378.7, 688.2);
  text(document, "LOJA INVENTADA", 493.3, 806.3);
  text(document, "CNPJ: 00.000.000/0001-00", 469.9, 779.9);
  if (spec.number) text(document, spec.number, 315, 736.7, 10);
}

function drawTable(document: Document, spec: QuoteSpec, lines: QuoteSpec["lines"]): void {
  const headings: [string, number][] = [
    ["Código", 34.8],
    ["Produto", 157.2],
    ["Unid.", 375],
    ["Quant.", 418.8],
    ["Valor", 468],
    ["Total", 549.8],
  ];
  for (const [heading, x] of headings) text(document, heading, x, 643.1);
  lines.forEach(({ code, description, unit, quantity, price, total }, index) => {
    const y = 629.3 - index * ROW_PITCH;
    text(document, code, 36, y);
    if (spec.splitWords) drawWords(document, description, 69, y);
    else text(document, description, 69, y);
    centred(document, quantity, 431, y);
    centred(document, price, 488, y);
    ending(document, total, 571.3, y);
    centred(document, unit, 382.5, y);
    if (spec.generation === "slashes") for (const x of SLASHES_X) text(document, "/", x, y);
  });
}

function drawWords(document: Document, description: string, x: number, y: number): void {
  let at = x;
  for (const word of description.split(" ")) {
    text(document, word, at, y);
    at += document.widthOfString(`${word} `);
  }
}

function drawTotals(document: Document, spec: QuoteSpec, y: number): void {
  ending(document, "VALOR TOTAL", 488.4, y);
  ending(document, `R$ ${spec.total}`, 567.5, y - 0.9, 9);
  ending(document, "DESCONTO", 489, y - 12.6);
  ending(document, `R$ ${spec.discount}`, 567.5, y - 13.5, 9);
  ending(document, "VALOR A PAGAR", 490.1, y - 24.6);
  ending(document, `R$ ${spec.payable}`, 567.5, y - 25.5, 9);
}
