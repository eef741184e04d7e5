/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness, so that ids made later sort later and an index
 * grows at its end. `crypto.randomUUID` needs a secure context, which a tablet on plain http does not have;
 * `getRandomValues` works everywhere.
 */
export function newId(
  nowMs: number = Date.now(),
  bytes = crypto.getRandomValues(new Uint8Array(16)),
): string {
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(nowMs / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
