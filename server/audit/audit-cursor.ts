/** Where a page ended: the moment to the microsecond, and which of the acts of that moment. */
export interface AuditCursor {
  moment: string;
  key: string;
}

export const cursorText = ({ moment, key }: AuditCursor): string =>
  Buffer.from(`${moment}|${key}`).toString("base64url");

/** Undefined for what is none. */
export function readCursor(text: string): AuditCursor | undefined {
  const [moment = "", key] = Buffer.from(text, "base64url").toString().split("|");
  return key !== undefined && Number.isFinite(Date.parse(moment)) && /^[\w-]*$/.test(key)
    ? { moment, key }
    : undefined;
}
