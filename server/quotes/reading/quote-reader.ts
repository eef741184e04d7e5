import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadQuote } from "../../../shared/quotes/quote.ts";
import type { ChildAnswer } from "./child.ts";
import { QuoteReadError } from "./quote-read-error.ts";

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 8_000;
/** Beside a web process of 150 MB this stays below a container of 512 MB. */
const MAX_RSS_BYTES = 330 * 1024 * 1024;
const RSS_POLL_MS = 40;
const IDLE_MS = 5 * 60_000;
const MAX_WAITING = 20;

export interface QuoteReader {
  /** What the file says; throws QuoteReadError. One file at a time: reading is short, memory is not plenty. */
  read(bytes: Buffer): Promise<ReadQuote>;
  prewarm(): void;
  close(): Promise<void>;
}

/** Reads quotes in a child process that may die without harm, and is used again while it is healthy. */
export function createQuoteReader(): QuoteReader {
  let child: ChildProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  const healthy = (): ChildProcess => {
    if (child?.connected) return child;
    const started = fork(join(import.meta.dirname, "child.ts"), {
      execArgv: ["--max-old-space-size=192", "--disable-warning=ExperimentalWarning"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { PATH: process.env.PATH ?? "" },
    });
    started.once("exit", () => {
      if (child === started) child = undefined;
    });
    started.unref();
    started.channel?.unref();
    child = started;
    return started;
  };

  const readOne = async (bytes: Buffer): Promise<ReadQuote> => {
    clearTimeout(idle);
    const reader = healthy();
    const answer = await ask(reader, bytes);
    idle = setTimeout(() => reader.kill("SIGKILL"), IDLE_MS);
    idle.unref();
    if ("error" in answer) throw new QuoteReadError(answer.error);
    return answer.quote;
  };

  return {
    read(bytes) {
      if (bytes.length > MAX_FILE_BYTES) return Promise.reject(new QuoteReadError("too_large"));
      if (bytes.length === 0) return Promise.reject(new QuoteReadError("not_a_pdf"));
      if (waiting >= MAX_WAITING) return Promise.reject(new QuoteReadError("too_many_requests"));
      waiting += 1;
      const turn = queue
        .then(() => readOne(bytes))
        .finally(() => {
          waiting -= 1;
        });
      queue = turn.catch(() => undefined);
      return turn;
    },
    prewarm: () => void healthy(),
    async close() {
      clearTimeout(idle);
      child?.kill("SIGKILL");
    },
  };
}

/** One question; a child that stalls or grows is killed, and the next file gets a new one. */
function ask(child: ChildProcess, bytes: Buffer): Promise<ChildAnswer> {
  const { promise, resolve } = Promise.withResolvers<ChildAnswer>();
  const onMessage = (message: ChildAnswer | "ready") => {
    if (message !== "ready") resolve(message);
  };
  const onExit = () => resolve({ error: "took_too_long" });
  const timeout = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
  const poll = setInterval(async () => {
    if ((await residentBytes(child.pid)) > MAX_RSS_BYTES) child.kill("SIGKILL");
  }, RSS_POLL_MS);
  child.on("message", onMessage);
  child.once("exit", onExit);
  child.channel?.ref();
  child.send(bytes, (error) => {
    if (error) onExit();
  });
  return promise.finally(() => {
    clearTimeout(timeout);
    clearInterval(poll);
    child.off("message", onMessage);
    child.off("exit", onExit);
    child.channel?.unref();
  });
}

/** Resident memory of a process from /proc; 0 where there is none (another system, or it has gone). */
async function residentBytes(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "0 0");
  return Number(statm.split(" ")[1]) * 4096;
}
