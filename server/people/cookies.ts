import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readSignedValue, signValue } from "./signed-value.ts";

export const SESSION_COOKIE = "session";
const DEVICE_COOKIE = "device";
const DEVICE_PURPOSE = "device";
const DAY_S = 24 * 60 * 60;

/** It may outlive the browser's window: how long a session lives is decided by the server alone. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { ...attributes(request), maxAge: 30 * DAY_S });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, attributes(request));
}

/** 400 days is the longest that browsers keep one; each sign-in begins them anew. */
export function setDeviceCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  secretKeys: readonly string[],
  deviceId: string,
): void {
  const value = signValue(secretKeys, DEVICE_PURPOSE, deviceId);
  reply.setCookie(DEVICE_COOKIE, value, { ...attributes(request), maxAge: 400 * DAY_S });
}

export function readDeviceCookie(request: FastifyRequest, secretKeys: readonly string[]): string | null {
  return readSignedValue(secretKeys, DEVICE_PURPOSE, request.cookies[DEVICE_COOKIE]);
}

function attributes(request: FastifyRequest): CookieSerializeOptions {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: request.protocol === "https" };
}
