import { readSignedValue, signValue } from "./signed-value.ts";

export interface Actor {
  personId: string;
  deviceId: string;
}

const PURPOSE = "actor";
/** A tablet may be without network over a weekend, and its ticks still belong to who made them. */
export const ACTOR_TOKEN_LIFETIME_MS = 72 * 60 * 60 * 1000;

/** Says who made a tick, for when it is sent after somebody else took over the tablet. It opens nothing by itself. */
export function issueActorToken(
  secretKeys: readonly string[],
  { personId, deviceId }: Actor,
  now = new Date(),
): string {
  const until = now.getTime() + ACTOR_TOKEN_LIFETIME_MS;
  return signValue(secretKeys, PURPOSE, `${personId}.${deviceId}.${until}`);
}

export function readActorToken(
  secretKeys: readonly string[],
  token: string | undefined,
  now = new Date(),
): Actor | null {
  const signed = token === undefined ? null : (provenBy(secretKeys).get(token) ?? prove(secretKeys, token));
  if (!signed || !(signed.until > now.getTime())) return null;
  return { personId: signed.personId, deviceId: signed.deviceId };
}

interface Signed extends Actor {
  until: number;
}

/** A tablet sends the same token with each touch for days: its signature is looked at once, the time every time. */
const MOST_PROVEN = 2_000;
const proven = new WeakMap<readonly string[], Map<string, Signed>>();

function provenBy(secretKeys: readonly string[]): Map<string, Signed> {
  const known = proven.get(secretKeys) ?? new Map<string, Signed>();
  proven.set(secretKeys, known);
  return known;
}

function prove(secretKeys: readonly string[], token: string): Signed | null {
  const [personId, deviceId, until] = readSignedValue(secretKeys, PURPOSE, token)?.split(".") ?? [];
  if (!personId || !deviceId) return null;
  const known = provenBy(secretKeys);
  if (known.size >= MOST_PROVEN) known.clear();
  const signed = { personId, deviceId, until: Number(until) };
  known.set(token, signed);
  return signed;
}
