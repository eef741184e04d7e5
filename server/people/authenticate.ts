import { timingSafeEqual } from "node:crypto";
import fastifyCookie from "@fastify/cookie";
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from "fastify";
import type { Role } from "../../shared/people/person.ts";
import { AppError } from "../platform/app-error.ts";
import type { Database } from "../platform/database.ts";
import { SESSION_COOKIE } from "./cookies.ts";
import { readSession, type Session, touchSession } from "./session.ts";

export interface AuthenticateOptions {
  database: Database;
  shopId: string;
}

declare module "fastify" {
  interface FastifyInstance {
    authentication: AuthenticateOptions;
  }
  interface FastifyRequest {
    /** Null until `requireSession` or `requireRole` has run. */
    session: Session | null;
  }
  interface FastifyContextConfig {
    /** False for what a screen asks by itself: a heartbeat must not keep an abandoned tablet signed in. */
    countsAsActivity?: boolean;
  }
}

/** Cookies, and a place for the session. Register it once, at the root, before any routes. */
export const authenticate: FastifyPluginAsync<AuthenticateOptions> = async (app, options) => {
  if (!app.hasRequestDecorator("cookies")) await app.register(fastifyCookie);
  app.decorate("authentication", { database: options.database, shopId: options.shopId });
  if (!app.hasRequestDecorator("session")) app.decorateRequest("session", null);
};
// What it decorates is for the whole application, not for this plugin alone.
Object.assign(authenticate, { [Symbol.for("skip-override")]: true });

/** Use it as `onRequest`: a stranger must be told so before anybody reads, or judges, what he sent. */
export async function requireSession(request: FastifyRequest): Promise<void> {
  await openSession(request, request.server.authentication);
}

/** As `onRequest`; it includes `requireSession`. */
export function requireRole(...roles: Role[]): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const session = await openSession(request, request.server.authentication);
    if (!roles.includes(session.person.role)) throw new AppError("forbidden");
  };
}

/** The same for a route that is told its database and shop: with roles, only those pass. */
export function signedIn(database: Database, shopId: string, ...roles: Role[]) {
  return async (request: FastifyRequest): Promise<void> => {
    const session = await openSession(request, { database, shopId });
    if (roles.length > 0 && !roles.includes(session.person.role)) throw new AppError("forbidden");
  };
}

/** In a handler behind one of the above. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new AppError("unauthenticated");
  return request.session;
}

/** For a socket's upgrade, which passes no hooks: straight from its Cookie header. No CSRF token; check the Origin. */
export function readSessionOfCookies(
  app: FastifyInstance,
  cookieHeader: string | undefined,
): Promise<Session | null> {
  const { database, shopId } = app.authentication;
  return readSession(database, shopId, app.parseCookie(cookieHeader ?? "")[SESSION_COOKIE]);
}

async function openSession(
  request: FastifyRequest,
  { database, shopId }: AuthenticateOptions,
): Promise<Session> {
  if (request.session) return request.session;
  const session = await readSession(database, shopId, request.cookies[SESSION_COOKIE]);
  if (!session) throw new AppError("unauthenticated");
  if (!isSafe(request.method)) checkCsrfToken(request, session);
  if (request.routeOptions.config.countsAsActivity !== false) await touchSession(database, session);
  request.session = session;
  return session;
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

function checkCsrfToken(request: FastifyRequest, session: Session): void {
  const given = Buffer.from(String(request.headers["x-csrf-token"] ?? ""));
  const wanted = Buffer.from(session.csrfToken);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new AppError("bad_csrf_token");
}
