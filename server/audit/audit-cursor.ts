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
  return key !== undefined && isMoment(moment) && /^[\w-]*$/.test(key) ? { moment, key } : undefined;
}

/** As the database writes it or as we do, and one that there is: not the 30th of February. */
function isMoment(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(\+00|Z)$/.test(text)) return false;
  const instant = Date.parse(text);
  return Number.isFinite(instant) && new Date(instant).toISOString().slice(0, 10) === text.slice(0, 10);
}
