import { useSyncExternalStore } from "react";
import type { SignedIn } from "../../shared/people/person.ts";
import { ApiError, api, onUnauthenticated, setCsrfToken } from "./api.ts";

export type SessionState =
  | { status: "loading" }
  | { status: "unreachable"; message: string }
  | { status: "setup" }
  | { status: "out"; ended: boolean }
  | { status: "in"; session: SignedIn };

let state: SessionState = { status: "loading" };
const listeners = new Set<() => void>();

export function useSessionState(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

export function useSession(): SignedIn | null {
  return useSyncExternalStore(subscribe, getSession);
}

export function getSession(): SignedIn | null {
  return state.status === "in" ? state.session : null;
}

/** Asks who is here; without anybody, whether the shop was ever set up. */
export async function openSession(): Promise<void> {
  show({ status: "loading" });
  try {
    keep(await api<SignedIn>("GET", "/api/session"));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) await askForSetup();
    else show({ status: "unreachable", message: messageFor(error) });
  }
}

export async function signIn(login: number, pin: string): Promise<SignedIn> {
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
  const told = api("DELETE", "/api/session").catch(() => {});
  setCsrfToken(null);
  show({ status: "out", ended: false });
  await told;
}

export function leaveSetup(): void {
  show({ status: "out", ended: false });
}

async function askForSetup(): Promise<void> {
  const { needed } = await api<{ needed: boolean }>("GET", "/api/setup").catch(() => ({ needed: false }));
  show(needed ? { status: "setup" } : { status: "out", ended: false });
}

function keep(session: SignedIn): SignedIn {
  setCsrfToken(session.csrfToken);
  show({ status: "in", session });
  return session;
}

function show(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function messageFor(error: unknown): string {
  return error instanceof ApiError ? error.message : "O sistema não respondeu. Tente de novo.";
}

onUnauthenticated(() => {
  if (state.status !== "in") return;
  setCsrfToken(null);
  show({ status: "out", ended: true });
});
