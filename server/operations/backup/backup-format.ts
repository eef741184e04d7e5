import type { TableShape } from "./table-shapes.ts";

/**
 * A backup is one file: a line of JSON that says how to read the rest; the content, compressed by zstd and, with a key,
 * encrypted by AES-256-GCM; and the SHA-256 of all that. The content is lines of JSON, and rows as COPY writes them in
 * frames: a line with their length, then the bytes. It needs this program's migrations and no program of PostgreSQL's.
 */
export const FORMAT = "separacao-backup";
export const FORMAT_VERSION = 1;
export const FILE_ENDING = ".backup";
export const DIGEST_BYTES = 32;
export const TAG_BYTES = 16;

export interface Header {
  format: typeof FORMAT;
  v: number;
  takenAt: string;
  /** Absent: not encrypted. */
  encryption?: { salt: string; iv: string };
}

export interface Manifest {
  takenAt: string;
  /** Of the snapshot; a restore makes the schema by these, then goes on to today's. */
  migrations: string[];
  serverVersion: string;
  /** The installation's own secret, only in an encrypted backup: PIN hashes are worth nothing without it. */
  secret: string | null;
}

export interface TableSum {
  rows: number;
  sha256: string;
}

export type ContentLine =
  | ({ kind: "manifest" } & Manifest)
  | ({ kind: "table" } & TableShape)
  | ({ kind: "sum"; name: string } & TableSum)
  | { kind: "end"; tables: number; rows: number };

/** Damaged, cut off, or of another key: said in a sentence for whoever restores. */
export class BackupFileError extends Error {}
