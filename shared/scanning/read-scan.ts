/** What was scanned, as far as the text alone says. */
export type ReadScan = { kind: "order"; orderId: string } | { kind: "code"; code: string };

/**
 * The QR code of a printed order holds its address. A scanner set to another keyboard than the computer's types other signs
 * for `:` and `/`, so only the words and the id count.
 */
const ORDER_ADDRESS =
  /(?:^|[^a-z])pedidos?.([0-9a-f]{8})\W([0-9a-f]{4})\W([0-9a-f]{4})\W([0-9a-f]{4})\W([0-9a-f]{12})(?![0-9a-f])/i;

export function readScan(text: string): ReadScan {
  const [, ...parts] = ORDER_ADDRESS.exec(text) ?? [];
  if (parts.length === 5) return { kind: "order", orderId: parts.join("-").toLowerCase() };
  return { kind: "code", code: text.trim() };
}

/** Codes are printed with or without their leading zeros. */
export function sameCode(a: string, b: string): boolean {
  const plain = (code: string) =>
    code
      .trim()
      .toUpperCase()
      .replace(/^0+(?=.)/, "");
  return plain(a) === plain(b);
}
