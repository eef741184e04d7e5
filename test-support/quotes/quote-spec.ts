/** What a synthetic quote says and how it is printed. Figures are texts, exactly as drawn. */
export interface QuoteSpec {
  /** The older layout draws a slash between columns. */
  generation: "slashes" | "plain";
  /** Empty: the form shows none. */
  number: string;
  date: string;
  validity: string;
  client: { code: string; name: string };
  sellerName: string;
  paymentTerms: string;
  paymentMethod: string;
  lines: SpecLine[];
  total: string;
  discount: string;
  payable: string;
  linesPerPage: number;
  print: Print;
  userPassword?: string;
}

export interface SpecLine {
  code: string;
  description: string;
  /** A second visual row of the description. */
  wrapped?: string;
  unit: string;
  quantity: string;
  price: string;
  total: string;
}

/** What print drivers do differently with the same form. */
export interface Print {
  /** The unit of drawing: a whole field (as the real ones), a word, or a letter. */
  strokes: "fields" | "words" | "letters";
  /** `builtIn` is Helvetica; `embedded` an equal face as a subset with glyph numbers, as the real ones have. */
  font: "builtIn" | "embedded";
  /** The page shrunk to fit a printer's margins. */
  scale: number;
  /** Bold by drawing twice. */
  doubled: boolean;
  /** Streams as they are, not compressed: without a check sum. */
  bare?: boolean;
}

export const PLAIN_PRINT: Print = { strokes: "fields", font: "builtIn", scale: 1, doubled: false };
