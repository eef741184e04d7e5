/** What `POST /api/quotes` answers: the quote as it was read. Money is integer cents. */
export interface QuoteAnswer {
  quoteId: string;
  number: string | null;
  date: string | null;
  validUntil: string | null;
  client: { code: string; name: string };
  sellerName: string;
  lines: QuoteLine[];
  totalCents: number;
  discountCents: number;
  payableCents: number;
  problems: QuoteProblem[];
  duplicateOf: { orderId: string; number: string } | null;
}

export interface QuoteLine {
  position: number;
  code: string;
  description: string;
  unit: string;
  quantity: number;
  unitPriceCents: number;
  totalCents: number;
}

export interface QuoteProblem {
  code: string;
  message: string;
  position?: number | null;
}
