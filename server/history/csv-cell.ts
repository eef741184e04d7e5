/**
 * A cell as spreadsheets read it. What begins like a formula gets an apostrophe before it: a client's name must not become
 * a command on the owner's computer.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Semicolons and CRLF: what Excel opens by a double click where the comma is the decimal sign. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(csvCell).join(";")}\r\n`;
