const AMOUNT = /^(?:R\$\s*)?(-?)(\d{1,3}(?:\.\d{3})+|\d+),(\d{2})(\d*)$/;

/** `1.707,00` and `1050,00` and `R$ 14,00` to cents; null for what is no amount. */
export function parseCents(text: string): number | null {
  const match = AMOUNT.exec(text.trim());
  if (!match) return null;
  const cents = Number(match[2]!.replaceAll(".", "")) * 100 + Number(match[3]) + (match[4]! >= "5" ? 1 : 0);
  if (!Number.isSafeInteger(cents)) return null;
  return match[1] ? 0 - cents : cents;
}

/** A price such as `0,125`: cents cannot hold it. `0,1250` could be written so too, `0,1200` is whole cents. */
export function hasFractionOfCent(text: string): boolean {
  return /[1-9]/.test(AMOUNT.exec(text.trim())?.[4] ?? "");
}

/** `05`, `1.500`, `2,5` to a number of units; null for what is no quantity. */
export function parseQuantity(text: string): number | null {
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,6}))?$/.exec(text.trim());
  if (!match) return null;
  const units = Number(`${match[2]!.replaceAll(".", "")}.${match[3] ?? "0"}`);
  return match[1] ? 0 - units : units;
}

/** `22/10/25` or `22/10/2025` to `2025-10-22`; null for what is no day. */
export function parseDay(text: string): string | null {
  const match = /(?<!\d)(\d{2})\/(\d{2})\/(\d{4}|\d{2})(?!\d)/.exec(text);
  if (!match) return null;
  const iso = `${match[3]!.length === 2 ? `20${match[3]}` : match[3]}-${match[2]}-${match[1]}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}
