import fc from "fast-check";
import type { Print } from "./quote-spec.ts";
import { type Sample, type SampleLine, sampleQuote } from "./sample-quote.ts";

export { exampleQuote, type Sample, sampleQuote } from "./sample-quote.ts";

const PHRASES = [
  "CABO",
  "CJ-111",
  "CJ-42-->",
  "-->",
  "-->>",
  ">>PRETO, AZUL<<",
  "PELÍCULA",
  "3D",
  "A15",
  "A16",
  "N. UN",
  "UN",
  "05",
  "10",
  "1,40",
  "(10 UN)",
  "1.5A",
  "60W",
  'A"GOLD',
  "A`GOLD",
  "D'ÁGUA",
  "&",
  "/",
  "TYPE C / TYPE C",
  "FLAT  PMX  TYPE C",
  "AÇÃO",
  "ÔNIX",
  "1 METRO",
  "VALOR TOTAL",
  "R$ 5,00",
  "Total:",
  "50%",
  "#3 @ [X] {Y}",
];

/** What the printer's built-in font can draw: letters with accents, signs and figures of western Europe. */
const letters = fc.string({
  unit: fc.constantFrom(
    ...Array.from({ length: 0xff - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).filter(
      (letter) => !/[\x7f-\xa0\xad]/.test(letter),
    ),
  ),
  minLength: 1,
  maxLength: 12,
});

/** Up to some 75 letters: runs over the slash and under the unit's and the quantity's columns. */
const description = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PHRASES) }, letters), {
    minLength: 1,
    maxLength: 10,
  })
  .map((words) => `CB ${words.join(" ")}`.slice(0, 75).trim());

const line: fc.Arbitrary<SampleLine> = fc.record(
  {
    code: fc.oneof(
      fc.integer({ min: 1, max: 99_999 }).map((code) => String(code).padStart(5, "0")),
      fc.constantFrom("7", "CB-11", "A1234"),
    ),
    description,
    wrapped: fc.constantFrom("PRETO / AZUL", "12 UN", "(CAIXA)", "05"),
    unit: fc.constantFrom("UN", "PC", "CX", "KIT", "PAR", "M2"),
    quantity: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20_000 })),
    unitPriceCents: fc.oneof(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 250_000 })),
  },
  { requiredKeys: ["code", "description", "unit", "quantity", "unitPriceCents"] },
);

const print: fc.Arbitrary<Print> = fc.record({
  strokes: fc.constantFrom("fields" as const, "words" as const, "letters" as const),
  font: fc.constantFrom("builtIn" as const, "builtIn" as const, "embedded" as const),
  scale: fc.constantFrom(1, 1, 0.94),
  doubled: fc.constantFrom(false, false, true),
});

/** Quotes of both generations, on one page or several, with every quirk that a real one has shown, and some more. */
export const anySample: fc.Arbitrary<Sample> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.array(line, { minLength: 1, maxLength: 40 }) },
      { weight: 1, arbitrary: fc.array(line, { minLength: 100, maxLength: 200 }) },
    ),
    fc.record({
      generation: fc.constantFrom("slashes" as const, "plain" as const),
      number: fc.constantFrom("30123", "987", "0", "", "00012"),
      client: fc.record({
        code: fc.constantFrom("000001", "004321", "1"),
        name: fc.constantFrom(
          "CLIENTE ATACADO",
          "12.345.678/0001-90 JOÃO & FILHOS",
          "12345678000190 CASA DO CABO & CIA",
          "123.456.789-09 - MARIA D'ÁVILA (LOJA 2)",
          "LOJA AURORA",
          "COMÉRCIO DE ACESSÓRIOS PARA CELULAR IRMÃOS INVENTADOS LTDA ME",
          "COMÉRCIO DE ACESSÓRIOS PARA CELULAR IRMÃOS INVENTADOS DO BRASIL LTDA",
          "DATA: LOJA  SEM  FIM",
        ),
      }),
      sellerName: fc.constantFrom(
        "BRUNA EXEMPLO",
        "OTÁVIO DE TAL",
        "ANA MARIA DAS DORES DE SOUZA E SILVA PEREIRA NETA",
      ),
      paymentTerms: fc.constantFrom("", "30/60/90 DIAS", "À VISTA"),
      paymentMethod: fc.constantFrom("", "PIX", "BOLETO BANCÁRIO"),
      linesPerPage: fc.constantFrom(3, 20),
      discountCents: fc.constantFrom(0, 1, 4_999),
      dotted: fc.boolean(),
      print,
    }),
  )
  .map(([lines, look]) =>
    sampleQuote(lines, { ...look, linesPerPage: lines.length > 40 ? 22 : look.linesPerPage }),
  );
