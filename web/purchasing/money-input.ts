/** Cents of a price as people type it ("1,40", "1.40", "R$ 1.234,56"); null for what is none. No float on the way. */
export function centsOf(text: string): number | null {
  const typed = text.replace(/^\s*R\$/, "").trim();
  // With a comma, dots only group thousands; without one, a dot is the comma of a number pad.
  const plain = typed.includes(",") ? typed.replaceAll(".", "").replace(",", ".") : typed;
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
