import { counted } from "../platform/format.ts";
import { inLanguage } from "../platform/language.ts";

/** From the quote's file to the order. What is wrong with a quote is said in problem-words.ts. */
export const words = inLanguage(
  {
    newOrder: "Novo pedido",
    otherPdf: "Outro PDF",
    choosePdf: "Escolher PDF",
    drop: "Solte o PDF do orçamento aqui",
    orTap: "ou toque para escolher o arquivo",
    reading: "Lendo o orçamento",
    steps: [
      "Cada item é lido e as contas são conferidas",
      "Você escolhe logística e embalagem",
      "O pedido aparece no painel para todos",
    ],

    doesNotAddUp: "As contas deste orçamento não fecham.",
    sayWhy: "Para criar o pedido assim mesmo, diga o motivo; ele fica registrado.",
    whyAnyway: "Motivo para criar assim mesmo",
    create: "Criar pedido",
    creating: "Criando…",
    openOrder: "Abrir o pedido",
    nothingLost: "Sem conexão. Confira o Wi-Fi e tente de novo; nada foi perdido.",
    missing: {
      logistics: "Escolha a logística.",
      packaging: "Escolha a embalagem.",
      reason: "Diga o motivo para criar assim mesmo.",
    },

    pages: "Página do orçamento",
    page: (number: number) => `Página ${number}`,
    cannotDraw: "Não foi possível mostrar a página aqui. Os dados lidos estão ao lado.",

    whatWasRead: "O que foi lido",
    quote: (number: string) => `Orçamento ${number}`,
    noNumber: "Orçamento sem número",
    bySeller: (name: string) => `vendedor: ${name}`,
    items: (count: number) => counted(count, "item", "itens"),
    columns: { quantity: "Quant.", product: "Produto", price: "Valor", total: "Total" },
    lineDoesNotAddUp: "Quantidade × valor não dá o total.",
    sums: {
      lines: "Soma dos itens",
      total: "Valor total",
      discount: "Desconto",
      payable: "Valor a pagar",
    },
    proven: "confere",
    notProven: "não confere",
  },
  {
    newOrder: "New order",
    otherPdf: "Another PDF",
    choosePdf: "Choose a PDF",
    drop: "Drop the PDF of the quote here",
    orTap: "or tap to choose the file",
    reading: "Reading the quote",
    steps: [
      "Each item is read and the figures are checked",
      "You choose logistics and packaging",
      "The order appears on the board for everybody",
    ],

    doesNotAddUp: "The figures of this quote do not add up.",
    sayWhy: "To create the order all the same, say why; it is recorded.",
    whyAnyway: "Reason to create it all the same",
    create: "Create order",
    creating: "Creating…",
    openOrder: "Open the order",
    nothingLost: "No connection. Check the Wi-Fi and try again; nothing was lost.",
    missing: {
      logistics: "Choose the logistics.",
      packaging: "Choose the packaging.",
      reason: "Say why it should be created all the same.",
    },

    pages: "Page of the quote",
    page: (number) => `Page ${number}`,
    cannotDraw: "The page cannot be shown here. What was read stands beside it.",

    whatWasRead: "What was read",
    quote: (number) => `Quote ${number}`,
    noNumber: "Quote without a number",
    bySeller: (name) => `seller: ${name}`,
    items: (count) => counted(count, "item", "items"),
    columns: { quantity: "Qty", product: "Product", price: "Price", total: "Total" },
    lineDoesNotAddUp: "Quantity × price does not make the total.",
    sums: {
      lines: "Sum of the items",
      total: "Total",
      discount: "Discount",
      payable: "To pay",
    },
    proven: "adds up",
    notProven: "does not add up",
  },
);
