/** Cents of a price as people type it ("1,40", "1.40", "R$ 1.234,56", "1,234.56"); else null. No float on the way. */
export function centsOf(text: string): number | null {
  const typed = text.replace(/^\s*R\$/, "").trim();
  // The last mark is the decimal one, in either language; the other kind before it only groups thousands.
  const decimal = typed.lastIndexOf(",") > typed.lastIndexOf(".") ? "," : ".";
  const plain = typed.replaceAll(decimal === "," ? "." : ",", "").replace(decimal, ".");
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
