import fc from "fast-check";
import type { QuoteSpec } from "./quote-pdf.ts";

interface Figures {
  code: string;
  description: string;
  unit: string;
  quantity: number;
  unitPriceCents: number;
}

export interface Sample {
  spec: QuoteSpec;
  lines: (Figures & { totalCents: number })[];
  totalCents: number;
  discountCents: number;
}

/** 170700 to `1.707,00`, or `1707,00` without the dot. */
function money(cents: number, dotted = true): string {
  const whole = String(Math.floor(cents / 100));
  const grouped = dotted ? whole.replace(/\B(?=(\d{3})+$)/g, ".") : whole;
  return `${grouped},${String(cents % 100).padStart(2, "0")}`;
}

export interface SampleLook
  extends Pick<QuoteSpec, "generation" | "number" | "client" | "sellerName" | "linesPerPage" | "splitWords"> {
  discountCents: number;
  dotted: boolean;
}

export function sampleQuote(figures: readonly Figures[], look: SampleLook): Sample {
  const lines = figures.map((line) => ({ ...line, totalCents: line.quantity * line.unitPriceCents }));
  const totalCents = lines.reduce((sum, line) => sum + line.totalCents, 0);
  const discountCents = Math.min(look.discountCents, totalCents);
  const { generation, number, client, sellerName, linesPerPage, splitWords, dotted } = look;
  const spec: QuoteSpec = {
    generation,
    number,
    client,
    sellerName,
    linesPerPage,
    splitWords,
    date: "22/10/25",
    lines: lines.map(({ code, description, unit, quantity, unitPriceCents, totalCents: total }) => ({
      code,
      description,
      unit,
      quantity: String(quantity).padStart(2, "0"),
      price: money(unitPriceCents, dotted),
      total: money(total, dotted),
    })),
    total: money(totalCents),
    discount: money(discountCents),
    payable: money(totalCents - discountCents),
  };
  return { spec, lines, totalCents, discountCents };
}

const word = fc.constantFrom(
  "CABO",
  "CJ-111",
  "-->",
  "-->>",
  ">>PRETO, AZUL<<",
  "PELÍCULA",
  "3D",
  "A15",
  "A16",
  "N. UN",
  "(10 UN)",
  "1.5A",
  "60W",
  'A"GOLD',
  "&",
  "TYPE C / TYPE C",
  "CARREGADOR",
  "VEICULAR",
  "AÇÃO",
  "ÔNIX",
  "2",
  "1 METRO",
  "P2XP2",
);
/** Up to some 70 letters: runs under the unit's and the quantity's columns. */
const description = fc
  .array(word, { minLength: 1, maxLength: 9 })
  .map((words) => words.join(" ").slice(0, 70).trim());
const figures = fc.record({
  code: fc.integer({ min: 1, max: 99_999 }).map((code) => String(code).padStart(5, "0")),
  description: description.map((words) => `CB ${words}`),
  unit: fc.constantFrom("UN", "PC", "CX"),
  quantity: fc.integer({ min: 1, max: 1_500 }),
  unitPriceCents: fc.integer({ min: 1, max: 250_000 }),
});

/** Quotes of both generations, on one page or several, with every quirk that a real one has shown. */
export const anySample: fc.Arbitrary<Sample> = fc
  .tuple(
    fc.array(figures, { minLength: 1, maxLength: 60 }),
    fc.record({
      generation: fc.constantFrom("slashes" as const, "plain" as const),
      number: fc.constantFrom("30123", "987", "0", ""),
      client: fc.record({
        code: fc.constantFrom("000001", "004321"),
        name: fc.constantFrom("CLIENTE ATACADO", "12.345.678/0001-90 JOÃO & FILHOS", "LOJA AURORA"),
      }),
      sellerName: fc.constantFrom("BRUNA EXEMPLO", "OTÁVIO DE TAL"),
      linesPerPage: fc.constantFrom(12, 38),
      splitWords: fc.boolean(),
      dotted: fc.boolean(),
      discountCents: fc.constantFrom(0, 1, 4_999),
    }),
  )
  .map(([lines, look]) => {
    // Words of their own that run over another column's words cannot be told from them, by position or by eye; a
    // description that runs over is one piece.
    const short = lines.every(({ description }) => description.length <= 40);
    return sampleQuote(lines, { ...look, splitWords: look.splitWords && short });
  });

/** A small quote with look-alike products, for tests that need an order and not a surprise. */
export function exampleQuote(number = "40018"): Sample {
  const products: [string, string, number, number][] = [
    ["00819", "PELÍCULA 3D SAM A15", 25, 180],
    ["03180", "PELÍCULA 3D SAM A16", 75, 180],
    ["00740", "CABO V8 1M", 10, 450],
    ["01105", "CARREGADOR TURBO 20W", 2, 1490],
  ];
  return sampleQuote(
    products.map(([code, words, quantity, unitPriceCents]) => ({
      code,
      description: words,
      unit: "UN",
      quantity,
      unitPriceCents,
    })),
    {
      generation: "plain",
      number,
      client: { code: "000007", name: "LOJA AURORA" },
      sellerName: "BRUNA EXEMPLO",
      linesPerPage: 38,
      splitWords: false,
      dotted: true,
      discountCents: 0,
    },
  );
}
