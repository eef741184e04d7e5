import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { ReadQuote } from "../../../shared/quotes/quote.ts";
import { askChild, type ChildLimits } from "./ask-child.ts";
import { fairTurns } from "./fair-turns.ts";
import { QuoteReadError } from "./quote-read-error.ts";
import { startChild } from "./start-child.ts";

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Beside a web process of 150 MB this stays below a container of 512 MB. A long real quote needs 130. */
const LIMITS: ChildLimits = { timeoutMs: 8_000, maxResidentBytes: 280 * 1024 * 1024 };
/** After so long without a quote the child's memory is given back. */
const IDLE_MS = 5 * 60_000;
/** Files in memory at once, and those of one person. */
const WAITING = { perOwner: 8, jobs: 20, bytes: 4 * MAX_FILE_BYTES };

export interface QuoteReader {
  /** What the file says; throws QuoteReadError. One file at a time, owners in turn: reading is short, memory is not plenty. */
  read(bytes: Buffer, owner?: string): Promise<ReadQuote>;
  /** Files that are being read or wait for it. */
  held(): number;
  /** Starts the child before the first file comes. It goes again when none does. */
  prewarm(): void;
  /** Ends the child; a read under way is refused. */
  close(): Promise<void>;
}

/** Reads quotes in a child process that may die without harm, and is used again while it is healthy. */
export function createQuoteReader({
  idleMs = IDLE_MS,
  ...limits
}: Partial<ChildLimits> & { idleMs?: number } = {}): QuoteReader {
  let child: ChildProcess | undefined;
  const turns = fairTurns(WAITING);
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  const isHealthy = (one: ChildProcess) => one.connected && !one.killed && one.exitCode === null;
  const healthyChild = (): ChildProcess => {
    if (!child || !isHealthy(child)) child = startChild();
    return child;
  };

  const endWhenIdle = (one: ChildProcess) => {
    clearTimeout(idle);
    idle = setTimeout(() => one.kill("SIGKILL"), idleMs).unref();
  };

  const readNow = async (bytes: Buffer): Promise<ReadQuote> => {
    if (closed) throw new QuoteReadError("unavailable");
    clearTimeout(idle);
    const reader = healthyChild();
    reader.channel?.ref();
    const answer = await askChild(reader, bytes, { ...LIMITS, ...limits });
    reader.channel?.unref();
    endWhenIdle(reader);
    if ("error" in answer) throw new QuoteReadError(closed ? "unavailable" : answer.error);
    return answer.quote;
  };

  return {
    async read(bytes, owner = "") {
      if (bytes.length > MAX_FILE_BYTES) throw new QuoteReadError("too_large");
      if (!looksLikePdf(bytes)) throw new QuoteReadError("not_a_pdf");
      return turns.take(owner, bytes.length, () => readNow(bytes));
    },
    held: turns.held,
    prewarm() {
      if (!closed) endWhenIdle(healthyChild());
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** The mark may stand a little into the file: some printers write their own lines before it. */
function looksLikePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes("%PDF-");
}
