type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What the server (or the missing network: status 0, code `offline`) answered instead of what was asked for. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(status: number, code: string, message?: string, details?: unknown) {
    super(message ?? code);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.details = details;
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

export async function api<T>(
  method: Method,
  path: string,
  body?: unknown,
  { signal }: { signal?: AbortSignal } = {},
): Promise<T> {
  const headers = new Headers({ accept: "application/json" });
  if (method !== "GET" && csrfToken) headers.set("x-csrf-token", csrfToken);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set("content-type", "application/json");
  const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
  if (signal) init.signal = signal;
  const { response, text } = await send(path, init);
  const answer = parse(text);
  if (response.ok) return answer as T; // The server's schemas are the contract; the caller names the shape.
  throw refusal(response.status, answer);
}

async function send(path: string, init: RequestInit) {
  try {
    const response = await fetch(path, init);
    return { response, text: await response.text() };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, "offline", "Sem conexão. Confira o Wi-Fi e tente de novo.");
  }
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // A proxy's page in between is no answer of ours; the status alone speaks then.
  }
}

function refusal(status: number, answer: unknown): ApiError {
  const fallback = status >= 500 ? "unavailable" : "bad_request";
  const known = isRecord(answer) ? answer : {};
  const code = typeof known.code === "string" ? known.code : fallback;
  const message =
    typeof known.message === "string" ? known.message : "Algo deu errado. Tente de novo em alguns segundos.";
  if (status === 401 && code === "unauthenticated") unauthenticated();
  return new ApiError(status, code, message, known.details);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The sentence for a person, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : "Algo deu errado. Tente de novo.";
}
