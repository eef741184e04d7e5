import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { LONGEST_SESSION_DAYS } from "./session.ts";
import { readSignedValue, signValue } from "./signed-value.ts";

export type CookieName = "session" | "device" | "wall";
const DEVICE_PURPOSE = "device";
const DAY_S = 24 * 60 * 60;

/**
 * Over TLS under a name that browsers take only from this very host, with Secure and for all paths: neither a page on a
 * neighbouring name nor somebody on the way can lay a session of his own over ours. On plain http there is no such name.
 */
export function readCookie(
  { protocol, cookies }: Pick<FastifyRequest, "protocol" | "cookies">,
  name: CookieName,
): string | undefined {
  return cookies[nameOver(protocol, name)];
}

export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: CookieName,
  value: string,
  maxAge: number,
): void {
  reply.setCookie(nameOver(request.protocol, name), value, { ...attributes(request), maxAge });
}

/** It may outlive the browser's window: how long a session lives is decided by the server. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  setCookie(request, reply, "session", token, LONGEST_SESSION_DAYS * DAY_S);
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameOver(request.protocol, "session"), attributes(request));
}

/** 400 days is the longest that browsers keep one; each sign-in begins them anew. */
export function setDeviceCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  secretKeys: readonly string[],
  deviceId: string,
): void {
  const value = signValue(secretKeys, DEVICE_PURPOSE, deviceId);
  setCookie(request, reply, "device", value, 400 * DAY_S);
}

export function readDeviceCookie(request: FastifyRequest, secretKeys: readonly string[]): string | null {
  return readSignedValue(secretKeys, DEVICE_PURPOSE, readCookie(request, "device"));
}

/** Strict: no page elsewhere acts, or even reads, as whoever is signed in; our own pages are the same site. */
function attributes({ protocol }: FastifyRequest): CookieSerializeOptions {
  return { path: "/", httpOnly: true, sameSite: "strict", secure: protocol === "https" };
}

const nameOver = (protocol: string, name: CookieName): string =>
  protocol === "https" ? `__Host-${name}` : name;
