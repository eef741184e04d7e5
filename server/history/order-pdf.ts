import type PDFDocument from "pdfkit";
import type { Line, Order, Stamp } from "../../shared/orders/order.ts";
import { localMoment } from "./local-moment.ts";
import { PdfSheet } from "./pdf-sheet.ts";
import { STATE_WORDS } from "./state-words.ts";

export interface OrderPaper {
  order: Order;
  shopName: string;
  /** As the shop calls the way out. */
  logistics: string;
  timeZone: string;
  printedAt: number;
}

const COLUMNS = [
  { title: "Quant.", width: 48, align: "right" },
  { title: "Enviado", width: 48, align: "right" },
  { title: "Código", width: 62, align: "left" },
  { title: "Produto", width: 223, align: "left" },
  { title: "Unitário", width: 62, align: "right" },
  { title: "Total", width: 72, align: "right" },
] as const;

/** One order on A4, for the customer's folder or a dispute: what was asked for, what went, and who closed it when. */
export async function orderPdf(paper: OrderPaper): Promise<PDFKit.PDFDocument> {
  // Few ask for it: a process in which nobody does is spared the library's memory.
  const { default: Document }: { default: typeof PDFDocument } = await import("pdfkit");
  const { order } = paper;
  const sheet = new PdfSheet(Document, {
    title: `Pedido ${order.number ?? order.client.name}`,
    footer: `${paper.shopName} · emitido em ${localMoment(paper.printedAt, paper.timeZone)}`,
  });
  sheet.heading(paper.shopName, `Pedido ${order.number ?? "sem número"}`);
  sheet.facts(factsOf(paper));
  sheet.tableHead(COLUMNS);
  for (const line of order.lines) sheet.row(cellsOf(line), remarksOf(line));
  sheet.sums(sumsOf(order));
  return sheet.end();
}

function factsOf({ order, logistics, timeZone }: OrderPaper): [string, string][] {
  const stamp = (words: string, stamped: Stamp | null): [string, string][] =>
    stamped ? [[words, `${localMoment(Date.parse(stamped.at), timeZone)} por ${stamped.by.name}`]] : [];
  return [
    ["Cliente", [order.client.code, order.client.name].filter(Boolean).join(" · ")],
    ["Situação", STATE_WORDS[order.state]],
    ["Vendedor", order.seller.name],
    ["Saída", `${logistics}, ${order.packaging === "box" ? "caixa" : "sacola"}`],
    ["Criado", localMoment(Date.parse(order.createdAt), timeZone)],
    ...(order.volumes ? [["Volumes", String(order.volumes)] as [string, string]] : []), // as: a pair, not a list
    ...stamp("Finalizado", order.finished),
    ...stamp("Despachado", order.dispatched),
    ...stamp("Cancelado", order.cancelled),
    ...(order.notes ? [["Observações", order.notes] as [string, string]] : []), // as: a pair, not a list
  ];
}

const whole = new Intl.NumberFormat("pt-BR");
const money = new Intl.NumberFormat("pt-BR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const reais = (cents: number) => money.format(cents / 100);

const cellsOf = (line: Line): string[] => [
  whole.format(line.requested),
  whole.format(line.picked),
  line.code,
  line.description,
  reais(line.unitPriceCents),
  reais(line.totalCents),
];

/** What the two quantities do not say by themselves. */
function remarksOf(line: Line): string[] {
  const open = line.pending + line.toBuy + line.bought + line.arrived;
  return [
    ...line.substitutes.map(
      ({ quantity, code, description }) => `no lugar: ${whole.format(quantity)} × ${description} (${code})`,
    ),
    ...(line.notSent > 0 ? [`não enviado: ${whole.format(line.notSent)}`] : []),
    ...(open > 0 ? [`em aberto: ${whole.format(open)}`] : []),
    ...(line.note ? [line.note] : []),
  ];
}

const sumsOf = (order: Order): [string, string][] => [
  ["Valor total", `R$ ${reais(order.totalCents)}`],
  ["Desconto", `R$ ${reais(order.discountCents)}`],
  ["Valor a pagar", `R$ ${reais(order.payableCents)}`],
];
