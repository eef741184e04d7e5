import { type QuotePen, quotePen } from "./quote-pen.ts";
import type { QuoteSpec, SpecLine } from "./quote-spec.ts";

export type { QuoteSpec } from "./quote-spec.ts";

const ROW_PITCH = 12.6;
const FIRST_ROW_Y = 629.28;
const SLASHES_X = [61.32, 400.94, 457.3, 516.08, 363.12];

/**
 * Draws a quote with the geometry of the real ones, measured in points, and in their order: in the header values between
 * labels, in the table the figures before the unit and the slashes last, so that the order of drawing is not the order of reading.
 */
export function quotePdf(spec: QuoteSpec): Promise<Buffer> {
  const pen = quotePen(spec.print, spec.userPassword);
  const pages = Math.max(1, Math.ceil(spec.lines.length / spec.linesPerPage));
  for (let page = 0; page < pages; page += 1) {
    pen.addPage();
    drawHeader(pen, spec);
    const lines = spec.lines.slice(page * spec.linesPerPage, (page + 1) * spec.linesPerPage);
    const end = drawTable(pen, spec, lines);
    if (page === pages - 1) drawTotals(pen, spec, end - 9.6);
    pen.text(`Página ${page + 1}`, 288, 39.36, 9.96);
  }
  return pen.finish();
}

function drawHeader(pen: QuotePen, spec: QuoteSpec): void {
  pen.box(22.56, 725.9, 554.2, 44.9);
  pen.text("Código:", 28.2, 713.88);
  pen.text("Cliente:", 28.8, 700.68);
  pen.text(spec.client.code, 61.08, 713.76);
  pen.text(spec.client.name, 63, 700.56);
  pen.text("Vendedor:", 28.8, 688.68);
  pen.text("Data:", 150.6, 713.88);
  pen.text(spec.sellerName, 75.72, 688.56);
  pen.text(spec.date, 174.72, 713.76);
  pen.text("Orçamento Nº:", 238.2, 736.68, 9.96);
  pen.text("Condição de Pagto:", 299.64, 713.88);
  pen.text("Forma de Pagto:", 309.96, 700.68);
  pen.text("Validade do Orçamento:", 282.6, 688.68);
  pen.text(spec.paymentTerms, 378.72, 713.4);
  pen.text(spec.paymentMethod, 378.72, 700.2);
  pen.text(spec.validity, 378.72, 688.2);
  pen.text("LOJA INVENTADA", 493.32, 806.28);
  pen.text("Acessórios Inventados Ltda", 461.16, 793.08);
  pen.text("CNPJ: 00.000.000/0001-00", 469.92, 779.88);
  pen.text("I.E: 000.000.000.000", 492.48, 767.28);
  pen.text("Rua Que Não Existe, 1", 487.52, 752.88);
  pen.text(spec.number, 315, 736.68, 9.96);
}

/** Returns the base line below the last row. */
function drawTable(pen: QuotePen, spec: QuoteSpec, lines: readonly SpecLine[]): number {
  pen.box(22.2, 655.4, 554.8, 14);
  const headings = {
    Código: 34.8,
    Produto: 157.19,
    "Unid.": 374.97,
    "Quant.": 418.81,
    Valor: 468,
    Total: 549.84,
  };
  for (const [heading, x] of Object.entries(headings)) pen.text(heading, x, 643.08);
  let y = FIRST_ROW_Y;
  for (const line of lines) {
    drawLine(pen, spec, line, y);
    y -= ROW_PITCH;
    if (line.wrapped === undefined) continue;
    pen.text(line.wrapped, 69, y);
    y -= ROW_PITCH;
  }
  return y;
}

function drawLine(pen: QuotePen, spec: QuoteSpec, line: SpecLine, y: number): void {
  pen.box(22.2, y + 9.7, 554.8, ROW_PITCH);
  pen.text(line.code, 36, y);
  pen.text(line.description, 69, y);
  pen.centred(line.quantity, 431, y);
  pen.centred(line.price, 488, y);
  pen.ending(line.total, 571.2, y);
  pen.text(line.unit, 376.68, y);
  if (spec.generation === "slashes") for (const x of SLASHES_X) pen.text("/", x, y);
}

function drawTotals(pen: QuotePen, spec: QuoteSpec, y: number): void {
  pen.text("VALOR TOTAL", 433.08, y);
  pen.ending(`R$ ${spec.total}`, 567.6, y - 0.84, 9);
  pen.text("DESCONTO", 443.52, y - 12.6);
  pen.ending(`R$ ${spec.discount}`, 567.6, y - 13.44, 9);
  pen.text("VALOR A PAGAR", 425.04, y - 24.6);
  pen.ending(`R$ ${spec.payable}`, 567.6, y - 25.44, 9);
}
