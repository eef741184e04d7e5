import pino from "pino";
import type { LogLevel } from "../config.ts";
import { hideSecrets } from "./hide-secrets.ts";

interface LoggerOptions {
  level: LogLevel;
  /** On every line: which process of which version said it. */
  base?: Readonly<Record<string, string | number>>;
  /** Values that must never be read in a line. */
  secrets?: readonly string[];
  destination?: pino.DestinationStream;
}

/** JSON lines on stdout, with the names that log viewers look for (`level` as a word, `message`). */
export function createLogger({ level, base = {}, secrets = [], destination }: LoggerOptions) {
  return pino(
    {
      level,
      base,
      messageKey: "message",
      timestamp: isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      hooks: { streamWrite: hideSecrets(secrets) },
    },
    destination ?? standardOutput(),
  );
}

/** A line waits for its neighbours, a moment at most: under load one write for each would be a tenth of all work. */
function standardOutput(): pino.DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, minLength: 4096, periodicFlush: 200 });
  process.on("exit", () => output.flushSync());
  return output;
}

let second = 0;
let secondText = "";

/** As the library's own, which writes the whole date anew for each line. */
function isoTime(): string {
  const now = Date.now();
  const wholeSecond = Math.floor(now / 1000);
  if (wholeSecond !== second) {
    second = wholeSecond;
    secondText = new Date(wholeSecond * 1000).toISOString().slice(0, -4);
  }
  return `,"time":"${secondText}${String(now % 1000).padStart(3, "0")}Z"`;
}

interface DescribedError {
  type: string;
  message: string;
  code?: string;
  table?: string;
  constraint?: string;
  stack?: string;
  cause?: DescribedError;
  errors?: DescribedError[];
}

const DEEPEST = 3;

/**
 * Only what is named here: libraries hang whole commands on their errors, with the passwords they sent, and a database
 * quotes the row that it refused.
 */
function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  // What PostgreSQL's driver and Node put on their errors.
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === "string" && { code }),
    ...(typeof table === "string" && { table }),
    ...(typeof constraint === "string" && { constraint }),
    ...(error.stack && { stack: error.stack }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: describeError(error.cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      depth < DEEPEST && { errors: error.errors.map((part) => describeError(part, depth + 1)) }),
  };
}
