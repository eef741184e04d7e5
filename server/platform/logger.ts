import pino from "pino";
import type { LogLevel } from "../config.ts";

/** JSON lines on stdout. What signs a person in never reaches a log. */
export function createLogger(level: LogLevel) {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "req.headers.cookie",
        "req.headers.authorization",
        'req.headers["x-csrf-token"]',
        'res.headers["set-cookie"]',
        "*.pin",
      ],
      remove: true,
    },
  });
}
