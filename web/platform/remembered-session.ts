import type { SignedIn } from "../../shared/people/person.ts";

const SESSION = "session";
const SIGNED_OUT = "signed-out";

/** Who was here last, so that a tablet without network opens as theirs. It opens nothing on the server by itself. */
export function rememberedSession(): SignedIn | null {
  try {
    const value: unknown = JSON.parse(read(SESSION) ?? "null");
    return isSignedIn(value) ? value : null;
  } catch {
    return null;
  }
}

export function rememberSession(session: SignedIn | null): void {
  write(SESSION, session && JSON.stringify(session));
}

/** The token of a sign-out that the server has not heard yet. */
export const unheardSignOut = (): string | null => read(SIGNED_OUT);
export function rememberSignOut(csrfToken: string | null): void {
  write(SIGNED_OUT, csrfToken);
}

function isSignedIn(value: unknown): value is SignedIn {
  const { person, csrfToken, actorToken } = (value ?? {}) as Partial<SignedIn>; // as: each field is looked at
  return typeof person?.id === "string" && typeof csrfToken === "string" && typeof actorToken === "string";
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private browsing may refuse to store: the tablet then needs the network to open.
  }
}
