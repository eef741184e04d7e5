import { proveQuote } from "../../shared/quotes/prove-quote.ts";
import type { ReadQuote } from "../../shared/quotes/quote.ts";

/** Invented goods of an invented shop: code, description, price in cents. Some differ in a single token, as real ones do. */
const GOODS: [string, string, number][] = [
  ["00819", "PELÍCULA 3D SAM A06", 180],
  ["03180", "PELÍCULA 3D SAM A16", 180],
  ["03181", "PELÍCULA 3D SAM A15", 180],
  ["03182", "PELÍCULA PRIVACIDADE SAM A15", 350],
  ["02210", "CAPA SILICONE IP 13 >>PRETO, AZUL<<", 690],
  ["02211", "CAPA SILICONE IP 14 >>PRETO, AZUL<<", 690],
  ["00740", "CABO V8 1M REFORÇADO", 450],
  ["00741", "CABO TIPO C 1M REFORÇADO", 450],
  ["00742", "CABO TIPO C 2M REFORÇADO", 620],
  ["01105", "CARREGADOR TURBO 20W (N. UN)", 1490],
  ["01106", "CARREGADOR VEICULAR 2 USB", 1190],
  ["01520", "FONE BLUETOOTH FLEX --> BRANCO", 3290],
  ["01521", "FONE BLUETOOTH FLEX --> PRETO", 3290],
  ["04010", "SUPORTE VEICULAR MAGNÉTICO", 990],
  ["04011", "SUPORTE PARA MOTO COM GARRA", 2190],
  ["04400", "CAIXA DE SOM PORTÁTIL 5W", 4590],
];
const CLIENTS = [
  "LOJA AURORA",
  "CASA DO CABO & CIA",
  "CELULAR CENTER BOA VISTA",
  "PONTO DO ACESSÓRIO",
  "MUNDO DAS CAPAS",
  "ELETRO SOL NASCENTE",
  "JP ACESSÓRIOS",
  "BANCA DO ZEZINHO",
  "CONEXÃO IMPORTADOS",
  "TOP CELL JARDIM",
  "REI DA PELÍCULA",
  "CLIENTE ATACADO",
];

/** The n-th invented quote; the same n gives the same quote. */
export function demoQuote(n: number, sellerName: string, count = 3 + ((n * 7) % 11)): ReadQuote {
  const lines = Array.from({ length: count }, (_, index) => {
    const [code, description, unitPriceCents] = GOODS[(n * 5 + index * 3) % GOODS.length]!;
    const quantity = [5, 10, 20, 50, 2, 100, 1, 30][(n + index) % 8]!;
    return {
      position: index + 1,
      code,
      description,
      unit: "UN",
      quantity,
      unitPriceCents,
      totalCents: quantity * unitPriceCents,
    };
  });
  const totalCents = lines.reduce((sum, line) => sum + line.totalCents, 0);
  const discountCents = n % 4 === 0 ? Math.floor(totalCents / 20) : 0;
  const day = new Date().toISOString().slice(0, 10);
  const quote = {
    number: String(40018 + n),
    date: day,
    validUntil: day,
    client: { code: String(n + 1).padStart(6, "0"), name: CLIENTS[n % CLIENTS.length]! },
    sellerName,
    paymentTerms: "",
    paymentMethod: "",
    lines,
    totalCents,
    discountCents,
    payableCents: totalCents - discountCents,
  };
  return { ...quote, problems: proveQuote(quote) };
}
