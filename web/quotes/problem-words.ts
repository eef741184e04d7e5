import { MAX_UNITS } from "../../shared/quotes/prove-quote.ts";
import type { QuoteProblem, ReadQuote } from "../../shared/quotes/quote.ts";
import { formatAmount, formatCents } from "../platform/format.ts";
import { inLanguage } from "../platform/language.ts";
import { provenSums } from "./proven-sums.ts";

export const words = inLanguage(
  {
    atItem: (position: number, what: string) => `Item ${position}: ${what}`,
    line_does_not_add_up: (quantity: string, price: string, total: string) =>
      `${quantity} × ${price} não dá ${total}.`,
    sum_does_not_add_up: (sum: string, total: string) =>
      `A soma dos itens é ${sum}, mas o valor total é ${total}.`,
    payable_does_not_add_up: (total: string, discount: string, payable: string) =>
      `${total} menos o desconto de ${discount} não dá o valor a pagar de ${payable}.`,
    fractional_quantity: (quantity: string) => `a quantidade ${quantity} não é inteira.`,
    fractional_price: (price: string) => `o preço ${price} tem fração de centavo.`,
    quantity_out_of_range: (quantity: string, most: string) =>
      `a quantidade ${quantity} não está entre 1 e ${most}.`,
    unreadable_line: "não foi possível ler esta linha inteira. Confira com o PDF.",
    unexpected_text: (text: string) => `Há um texto fora dos itens: “${text}”. Confira com o PDF.`,
    mixed_quotes: (numbers: string) =>
      `Este arquivo junta mais de um orçamento: ${numbers}. Envie um de cada vez.`,
    no_lines: "Nenhum item foi encontrado neste orçamento.",
    missing_totals: (labels: string) => `O orçamento não mostra ${labels}.`,
    missing_date: "A data do orçamento não foi encontrada.",
    missing_client: "O cliente não foi encontrado.",
    missing_seller: "O vendedor não foi encontrado.",
  },
  {
    atItem: (position, what) => `Item ${position}: ${what}`,
    line_does_not_add_up: (quantity, price, total) => `${quantity} × ${price} does not make ${total}.`,
    sum_does_not_add_up: (sum, total) => `The items add up to ${sum}, but the total is ${total}.`,
    payable_does_not_add_up: (total, discount, payable) =>
      `${total} less the discount of ${discount} does not make the ${payable} to pay.`,
    fractional_quantity: (quantity) => `the quantity ${quantity} is not whole.`,
    fractional_price: (price) => `the price ${price} has a fraction of a cent.`,
    quantity_out_of_range: (quantity, most) => `the quantity ${quantity} is not between 1 and ${most}.`,
    unreadable_line: "this line could not be read completely. Check it against the PDF.",
    unexpected_text: (text) => `There is a text beside the items: “${text}”. Check it against the PDF.`,
    mixed_quotes: (numbers) => `This file joins more than one quote: ${numbers}. Send one at a time.`,
    no_lines: "No item was found in this quote.",
    missing_totals: (labels) => `The quote does not show ${labels}.`,
    missing_date: "The date of the quote was not found.",
    missing_client: "The customer was not found.",
    missing_seller: "The seller was not found.",
  },
);

/** What is wrong, with the figures of this very quote; a problem that only a newer server knows comes with its own words. */
export function problemWords(problem: QuoteProblem, quote: ReadQuote): string {
  const said = sentence(problem, quote);
  return problem.position !== undefined && said !== problem.message
    ? words.atItem(problem.position, said)
    : said;
}

function sentence({ code, message, position, text }: QuoteProblem, quote: ReadQuote): string {
  const line = quote.lines.find((candidate) => candidate.position === position);
  const { totalCents, discountCents, payableCents } = quote;
  switch (code) {
    case "line_does_not_add_up":
      if (!line) return message;
      return words[code](
        formatAmount(line.quantity),
        formatCents(line.unitPriceCents),
        formatCents(line.totalCents),
      );
    case "fractional_quantity":
      return line ? words[code](formatAmount(line.quantity)) : message;
    case "quantity_out_of_range":
      return line ? words[code](formatAmount(line.quantity), formatAmount(MAX_UNITS)) : message;
    case "sum_does_not_add_up":
      return words[code](formatCents(provenSums(quote).linesCents), formatCents(totalCents));
    case "payable_does_not_add_up":
      return words[code](formatCents(totalCents), formatCents(discountCents), formatCents(payableCents));
    case "fractional_price":
    case "unexpected_text":
    case "mixed_quotes":
    case "missing_totals":
      return text ? words[code](text) : message;
    default:
      return words[code] ?? message;
  }
}
