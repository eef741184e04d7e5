import { useSyncExternalStore } from "preact/compat";
import type { SignedIn } from "../../shared/people/person.ts";
import { ApiError, api, onUnauthenticated, setCsrfToken } from "./api.ts";
import { rememberedSession, rememberSession, rememberSignOut, unheardSignOut } from "./remembered-session.ts";
import { words } from "./words.ts";

export type SessionState =
  | { status: "loading" }
  | { status: "unreachable"; message: string }
  | { status: "setup" }
  | { status: "out"; ended: boolean }
  /** `remembered`: the server has not been reached yet; who was here last works on. */
  | { status: "in"; session: SignedIn; remembered?: boolean };

/** A dead line must not keep a picker before an empty screen. */
const ASKS_FOR_MS = 3_000;
const ANSWER_WITHIN_MS = 8_000;

let state: SessionState = { status: "loading" };
let leaving: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

export function useSessionState(): SessionState {
  return useSyncExternalStore(watchSession, () => state);
}

export function useSession(): SignedIn | null {
  return useSyncExternalStore(watchSession, getSession);
}

export function getSession(): SignedIn | null {
  return state.status === "in" ? state.session : null;
}

export const sessionState = (): SessionState => state;

export function watchSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks who is here; without an answer, whoever was here last; without anybody, whether the shop was ever set up. */
export async function openSession(): Promise<void> {
  show({ status: "loading" });
  if (unheardSignOut() && !(await tellSignOut())) return show({ status: "out", ended: false });
  const remembered = rememberedSession();
  const asked = askSession();
  if (!remembered) return asked;
  const waited = new Promise<"late">((resolve) => setTimeout(resolve, ASKS_FOR_MS, "late"));
  if ((await Promise.race([asked, waited])) === "late" && state.status === "loading")
    keep(remembered, { remembered: true });
}

/** Whether this session still lives; a person who works offline with it is not disturbed. */
export async function recheckSession(): Promise<void> {
  const before = getSession();
  try {
    const now = await api<SignedIn>("GET", "/api/session", undefined, { timeoutMs: ANSWER_WITHIN_MS });
    if (getSession() === before) keep(now);
  } catch {
    // 401 has ended it already; everything else says nothing about it.
  }
}

async function askSession(): Promise<void> {
  try {
    keep(await api<SignedIn>("GET", "/api/session", undefined, { timeoutMs: ANSWER_WITHIN_MS }));
  } catch (error) {
    const remembered = rememberedSession();
    if (error instanceof ApiError && error.status === 401) {
      if (state.status === "loading") await askForSetup();
    } else if (state.status !== "loading") return;
    else if (remembered) keep(remembered, { remembered: true });
    else if (error instanceof ApiError && error.status === 0) show({ status: "out", ended: false });
    else show({ status: "unreachable", message: messageFor(error) });
  }
}

export async function signIn(login: number, pin: string): Promise<SignedIn> {
  await leaving; // its answer takes the cookie away, and must not take the new one
  return keep(await api<SignedIn>("POST", "/api/session", { login, pin }));
}

export interface FirstPerson {
  code: string;
  login: number;
  name: string;
  pin: string;
}

export async function setUp(first: FirstPerson): Promise<void> {
  keep(await api<SignedIn>("POST", "/api/setup", first));
}

/** The screen is free for the next person at once, also when the server cannot hear it right now. */
export async function signOut(): Promise<void> {
  rememberSignOut(getSession()?.csrfToken ?? null);
  rememberSession(null);
  leaving = tellSignOut();
  show({ status: "out", ended: false });
  await leaving;
}

export function leaveSetup(): void {
  show({ status: "out", ended: false });
}

/** A sign-out without network is told later: nobody comes back as the person who left. False: not heard yet. */
async function tellSignOut(): Promise<boolean> {
  setCsrfToken(unheardSignOut());
  try {
    await api("DELETE", "/api/session", undefined, { timeoutMs: ANSWER_WITHIN_MS });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) return false;
  } finally {
    if (getSession()) setCsrfToken(getSession()?.csrfToken ?? null);
    else setCsrfToken(null);
  }
  rememberSignOut(null);
  return true;
}

async function askForSetup(): Promise<void> {
  const { needed } = await api<{ needed: boolean }>("GET", "/api/setup").catch(() => ({ needed: false }));
  show(needed ? { status: "setup" } : { status: "out", ended: false });
}

function keep(session: SignedIn, { remembered = false } = {}): SignedIn {
  setCsrfToken(session.csrfToken);
  rememberSession(session);
  rememberSignOut(null);
  show({ status: "in", session, ...(remembered && { remembered }) });
  return session;
}

function show(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

function messageFor(error: unknown): string {
  return error instanceof ApiError ? error.message : words.noAnswer;
}

onUnauthenticated(() => {
  rememberSession(null);
  if (state.status !== "in") return;
  setCsrfToken(null);
  show({ status: "out", ended: true });
});
