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
  const [personId, deviceId, until] = readSignedValue(secretKeys, PURPOSE, token)?.split(".") ?? [];
  if (!personId || !deviceId || !(Number(until) > now.getTime())) return null;
  return { personId, deviceId };
}
