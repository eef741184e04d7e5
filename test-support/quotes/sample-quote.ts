import type { ReadQuote } from "../../shared/quotes/quote.ts";
import { PLAIN_PRINT, type Print, type QuoteSpec } from "./quote-spec.ts";

export interface SampleLine {
  code: string;
  description: string;
  wrapped?: string;
  unit: string;
  quantity: number;
  unitPriceCents: number;
}

export interface SampleLook
  extends Pick<QuoteSpec, "generation" | "number" | "client" | "sellerName" | "linesPerPage"> {
  paymentTerms: string;
  paymentMethod: string;
  discountCents: number;
  /** `1.707,00` in lines, or `1707,00` as the ERP also writes; totals always have the dot. */
  dotted: boolean;
  print: Print;
}

/** What to print, and what must be read. */
export interface Sample {
  spec: QuoteSpec;
  expected: ReadQuote;
}

const PLAIN_LOOK: SampleLook = {
  generation: "plain",
  number: "40018",
  client: { code: "000007", name: "LOJA AURORA" },
  sellerName: "BRUNA EXEMPLO",
  paymentTerms: "",
  paymentMethod: "",
  linesPerPage: 38,
  discountCents: 0,
  dotted: true,
  print: PLAIN_PRINT,
};

export function sampleQuote(products: readonly SampleLine[], changes: Partial<SampleLook> = {}): Sample {
  const look = { ...PLAIN_LOOK, ...changes };
  const { generation, number, client, sellerName, paymentTerms, paymentMethod, linesPerPage, print } = look;
  const lines = products.map((line) => ({ ...line, totalCents: line.quantity * line.unitPriceCents }));
  const totalCents = lines.reduce((sum, line) => sum + line.totalCents, 0);
  const discountCents = Math.min(look.discountCents, totalCents);
  const header = { sellerName, paymentTerms, paymentMethod, client };
  const spec: QuoteSpec = {
    ...header,
    generation,
    number,
    linesPerPage,
    print,
    date: "22/10/25",
    validity: "27/10/25 - 5 dia(s)",
    lines: lines.map(({ code, description, wrapped, unit, quantity, unitPriceCents, totalCents: total }) => ({
      code,
      description,
      ...(wrapped !== undefined && { wrapped }),
      unit,
      quantity: String(quantity).padStart(2, "0"),
      price: money(unitPriceCents, look.dotted),
      total: money(total, look.dotted),
    })),
    total: money(totalCents),
    discount: money(discountCents),
    payable: money(totalCents - discountCents),
  };
  const expected: ReadQuote = {
    ...header,
    client: { code: client.code, name: asRead(client.name) },
    number: /^0*$/.test(number) ? null : number,
    date: "2025-10-22",
    validUntil: "2025-10-27",
    lines: lines.map(({ wrapped, ...line }, index) => ({
      position: index + 1,
      ...line,
      description: asRead(`${line.description} ${wrapped ?? ""}`),
    })),
    totalCents,
    discountCents,
    payableCents: totalCents - discountCents,
    problems: [],
  };
  return { spec, expected };
}

/** A small quote with look-alike products, for tests that need an order and not a surprise. */
export function exampleQuote(number = "40018"): Sample {
  const products: [string, string, number, number][] = [
    ["00819", "PELÍCULA 3D SAM A15", 25, 180],
    ["03180", "PELÍCULA 3D SAM A16", 75, 180],
    ["00740", "CABO V8 1M", 10, 450],
    ["01105", "CARREGADOR TURBO 20W", 2, 1490],
  ];
  return sampleQuote(
    products.map(([code, description, quantity, unitPriceCents]) => ({
      code,
      description,
      unit: "UN",
      quantity,
      unitPriceCents,
    })),
    { number },
  );
}

/** Several blanks are read as one. */
function asRead(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

function money(cents: number, dotted = true): string {
  const whole = String(Math.floor(cents / 100));
  const grouped = dotted ? whole.replace(/\B(?=(\d{3})+$)/g, ".") : whole;
  return `${grouped},${String(cents % 100).padStart(2, "0")}`;
}
