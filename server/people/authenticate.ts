import { timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Role } from "../../shared/people/person.ts";
import { AppError } from "../platform/app-error.ts";
import type { Database } from "../platform/database.ts";
import { unlessAway } from "../platform/database-away.ts";
import { countAs, countStranger } from "../platform/limit-requests.ts";
import { readCookie } from "./cookies.ts";
import { readKeptSession } from "./kept-sessions.ts";
import { type Aside, readSession, type Session, touchSession } from "./session.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Null until `signedIn` has let somebody in. */
    session: Session | null;
  }
  interface FastifyContextConfig {
    /** False for what a screen asks by itself: a heartbeat must not keep an abandoned tablet signed in. */
    countsAsActivity?: boolean;
    /** True where a session that ended seconds ago must not pass, though nothing is changed. */
    freshSession?: boolean;
  }
}

/**
 * Use it as `onRequest`: a stranger must be told so before anybody reads, or judges, what he sent. With roles, only those
 * pass.
 */
export function signedIn(database: Database, shopId: string, ...roles: Role[]) {
  return async (request: FastifyRequest): Promise<void> => {
    const session = await findSession(request, { database, shopId });
    if (!session) return refuseStranger(request);
    if (roles.length > 0 && !roles.includes(session.person.role)) throw new AppError("forbidden");
  };
}

export async function refuseStranger(request: FastifyRequest): Promise<never> {
  await countStranger(request);
  throw new AppError("unauthenticated");
}

/** In a handler behind `signedIn`. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new AppError("unauthenticated");
  return request.session;
}

/** Opens the session that the request's cookie names, and reads `aside` by the same statement; null when there is none. */
export async function findSession(
  request: FastifyRequest,
  { database, shopId }: { database: Database; shopId: string },
  aside?: Aside,
): Promise<Session | null> {
  if (request.session) return request.session;
  const token = readCookie(request, "session");
  const session = mayBeKept(request, aside)
    ? await readKeptSession(database, shopId, token)
    : await readSession(database, shopId, token, aside);
  if (!session) return null;
  await countAs(request, session.id);
  if (!isSafe(request.method)) checkCsrfToken(request, session);
  if (session.touchDue && request.routeOptions.config.countsAsActivity !== false) {
    await touchSession(database, session).catch(unlessAway);
    session.touchDue = false;
  }
  request.session = session;
  return session;
}

function mayBeKept({ method, routeOptions }: FastifyRequest, aside: Aside | undefined): boolean {
  return isSafe(method) && !aside && routeOptions.config.freshSession !== true;
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

function checkCsrfToken(request: FastifyRequest, session: Session): void {
  const given = Buffer.from(String(request.headers["x-csrf-token"] ?? ""));
  const wanted = Buffer.from(session.csrfToken);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new AppError("bad_csrf_token");
}
