/** The part of a pino logger that is used here; tests pass a silent one. */
export interface EmbeddedPostgresLog {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export const silentLog: EmbeddedPostgresLog = { debug() {}, info() {}, warn() {}, error() {} };
