import { createHmac, timingSafeEqual } from "node:crypto";

/** `purpose` parts the kinds of values: a device's cookie can never pass as an actor's token. */
export function signValue(secretKeys: readonly string[], purpose: string, value: string): string {
  const key = secretKeys[0];
  if (!key) throw new Error("there is no secret key");
  return `${value}.${macOf(key, purpose, value).toString("base64url")}`;
}

/** The value, when any of the keys signed it. */
export function readSignedValue(
  secretKeys: readonly string[],
  purpose: string,
  signed: string | undefined,
): string | null {
  const dot = signed?.lastIndexOf(".") ?? -1;
  if (!signed || dot < 0) return null;
  const value = signed.slice(0, dot);
  const mac = Buffer.from(signed.slice(dot + 1), "base64url");
  const fits = secretKeys.some((key) => {
    const wanted = macOf(key, purpose, value);
    return mac.length === wanted.length && timingSafeEqual(mac, wanted);
  });
  return fits ? value : null;
}

function macOf(key: string, purpose: string, value: string): Buffer {
  return createHmac("sha256", key).update(`${purpose}\0${value}`).digest();
}
