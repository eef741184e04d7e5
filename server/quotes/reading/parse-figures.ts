/** `1.707,00` and `1050,00` and `R$ 14,00` to cents; null for what is no amount. */
export function parseCents(text: string): number | null {
  const match = /^(?:R\$\s*)?(-?)(\d{1,3}(?:\.\d{3})+|\d+),(\d{2})$/.exec(text.trim());
  if (!match) return null;
  const cents = Number(match[2]!.replaceAll(".", "")) * 100 + Number(match[3]);
  return match[1] ? -cents : cents;
}

/** `05`, `1.500`, `2,5` to a number of units (at most three decimals); null for what is no quantity. */
export function parseQuantity(text: string): number | null {
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?$/.exec(text.trim());
  return match ? Number(`${match[1]!.replaceAll(".", "")}.${match[2] ?? "0"}`) : null;
}

/** `22/10/25` or `22/10/2025` to `2025-10-22`; null for what is no day. */
export function parseDay(text: string): string | null {
  const match = /(\d{2})\/(\d{2})\/(\d{4}|\d{2})/.exec(text);
  if (!match) return null;
  const iso = `${match[3]!.length === 2 ? `20${match[3]}` : match[3]}-${match[2]}-${match[1]}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}
