/**
 * Whether a failure says that the database cannot do it now, and may in a moment: then people are asked to wait (503) and
 * a start goes on trying. Anything else is a mistake, of ours or in the configuration, and waiting would not mend it.
 */
export function databaseIsAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (saysSo(cause)) return true;
  return false;
}

/** For what may be left undone meanwhile: a disk that is full must not keep people from reading. */
export function unlessAway(error: unknown): void {
  if (!databaseIsAway(error)) throw error;
}

function saysSo(error: Error): boolean {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return LINE.has(code) || AWAY.test(code) || (code === "" && OF_THE_DRIVER.test(error.message));
}

/** The line to it, as Node names its failures. */
const LINE = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENOTFOUND", "EAI_AGAIN"],
  "ENOENT", // its Unix socket
]);

/**
 * SQLSTATE: broken connections (08), too few resources and a full disk (53), shutting down, starting up or crashed (57P01
 * to 57P05), cut off for time (57014, 25P03, 25P04) or a lock (55P03), lost a race with another transaction (40001, 40P01),
 * read-only as a replica or on a full disk is (25006), input and output (58030).
 */
const AWAY = /^(08...|53...|57P0[1-35]|57014|25P0[34]|55P03|40001|40P01|25006|58030)$/;

/** What the driver and our own limits say has no code. */
const OF_THE_DRIVER =
  /^(timeout expired|timeout exceeded when trying to connect|Query read timeout|the transaction took longer than|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;
