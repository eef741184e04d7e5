import { language } from "./language.ts";
import { knownSentence, sentenceOf } from "./sentence-of.ts";
import { words } from "./words.ts";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What the server (or the missing network: status 0, code `offline`) answered instead of what was asked for. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  /** How long the server wants to be left alone, in ms, where it said so. */
  readonly retryAfterMs: number | undefined;

  /** Its message is a sentence for the person, in the language of this device. */
  constructor(
    status: number,
    code: string,
    message: string = sentenceOf(code),
    details?: unknown,
    retryAfterMs?: number,
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.details = details;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The session fills these in; the other way round the two files would import each other. */
let csrfToken: string | null = null;
let unauthenticated: () => void = () => {};
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}
export function onUnauthenticated(listener: () => void): void {
  unauthenticated = listener;
}

/** Told of each try whether the server was reached: what the screen says about the network rests on it. */
let contact: (reached: boolean) => void = () => {};
export function onContact(listener: (reached: boolean) => void): void {
  contact = listener;
}

/** How often a reading asks again when the server says "not now": a process is replaced and a database restarts in less. */
const ASKS_AGAIN = 3;
const LONGEST_WAIT_MS = 5_000;

/** Of an act only its owner knows whether it may be sent twice; what only reads waits here while the server says "not now". */
export async function api<T>(
  method: Method,
  path: string,
  body?: unknown,
  { signal, timeoutMs }: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<T> {
  const headers = new Headers({ accept: "application/json" });
  if (method !== "GET" && csrfToken) headers.set("x-csrf-token", csrfToken);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set("content-type", "application/json");
  const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
  for (let asksAgain = method === "GET" ? ASKS_AGAIN : 0; ; asksAgain--) {
    const { response, text } = await send(path, signal ? { ...init, signal } : { ...init }, timeoutMs);
    const answer = parse(text);
    if (response.ok) return answer as T; // The server's schemas are the contract; the caller names the shape.
    const retryAfterMs = readRetryAfter(response);
    const notNow = response.status === 503 && retryAfterMs !== undefined;
    if (!notNow || asksAgain <= 0) throw refusal(response.status, answer, retryAfterMs);
    await pause(retryAfterMs, signal);
  }
}

/** Not all at the same moment, or they would meet again. */
function readRetryAfter({ headers }: Response): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  if (!(seconds >= 0)) return undefined;
  return Math.min(seconds * 1_000 * (1 + Math.random() / 4), LONGEST_WAIT_MS);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** A line that was cut without a goodbye never answers: what must go on gives up after `timeoutMs`. */
async function send(path: string, init: RequestInit, timeoutMs?: number) {
  const wanted = init.signal;
  const giveUp = new AbortController();
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => giveUp.abort(), timeoutMs);
  if (timeoutMs !== undefined) {
    wanted?.addEventListener("abort", () => giveUp.abort());
    init.signal = giveUp.signal;
  }
  try {
    const response = await fetch(path, init);
    const text = await response.text();
    // 502 to 504 are the words of somebody in between.
    contact(response.status < 502);
    return { response, text };
  } catch (error) {
    if (wanted?.aborted) throw error;
    contact(false);
    throw new ApiError(0, "offline");
  } finally {
    clearTimeout(timer);
  }
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // A proxy's page in between is no answer of ours; the status alone speaks then.
  }
}

function refusal(status: number, answer: unknown, retryAfterMs: number | undefined): ApiError {
  const known = isRecord(answer) ? answer : {};
  // Words without a code are not ours: a portal or a proxy in between answered, and nothing was decided.
  const code = typeof known.code === "string" ? known.code : "unavailable";
  if (status === 401 && code === "unauthenticated") unauthenticated();
  return new ApiError(status, code, sentenceIn(known), known.details, retryAfterMs);
}

/** A code that only a newer server knows keeps the sentence that came with it, where that is in our language. */
function sentenceIn({ code, message }: Record<string, unknown>): string {
  const own = typeof code === "string" ? knownSentence(code) : undefined;
  return own ?? (language === "pt-BR" && typeof message === "string" ? message : words.failed);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The sentence for a person, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : words.failed;
}
