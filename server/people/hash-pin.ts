import { argon2, createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** 19 MiB and two passes: about 40 ms, and at most four at a time (the thread pool), so a flood cannot eat the memory. */
const MEMORY_KIB = 19_456;
const PASSES = 2;

/**
 * A PIN has at most 10^8 values, so salt and cost alone protect nothing once the table is copied. The pepper does: it lies
 * outside the database. The hash names its key, so that keys rotate.
 */
export async function hashPin(secretKeys: readonly string[], pin: string): Promise<string> {
  const key = secretKeys[0];
  if (!key) throw new Error("there is no secret key");
  const salt = randomBytes(16);
  const digest = await digestOf(key, pin, salt, MEMORY_KIB, PASSES);
  return [
    "argon2id",
    keyId(key),
    MEMORY_KIB,
    PASSES,
    salt.toString("base64url"),
    digest.toString("base64url"),
  ].join("$");
}

/** False also for what cannot be read and for a key that is gone, after the same time. */
export async function verifyPin(
  secretKeys: readonly string[],
  pin: string,
  stored: string,
): Promise<boolean> {
  const [algorithm, id, memory, passes, salt, digest] = stored.split("$");
  const key = secretKeys.find((candidate) => keyId(candidate) === id);
  if (algorithm !== "argon2id" || !key || !salt || !digest) {
    await digestOf(secretKeys[0] ?? "", pin, randomBytes(16), MEMORY_KIB, PASSES);
    return false;
  }
  const actual = await digestOf(key, pin, Buffer.from(salt, "base64url"), Number(memory), Number(passes));
  const wanted = Buffer.from(digest, "base64url");
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
}

/** For a number that nobody has: no PIN fits, and finding that out takes as long as for a real one. */
export const DUMMY_HASH = "nobody";

/** Made under an older key: to be made again while the PIN is at hand. */
export function needsRehash(secretKeys: readonly string[], stored: string): boolean {
  return stored.split("$")[1] !== keyId(secretKeys[0] ?? "");
}

function digestOf(key: string, pin: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  const message = createHmac("sha256", key).update("pin\0").update(pin).digest();
  return derive("argon2id", { message, nonce, parallelism: 1, tagLength: 32, memory, passes });
}

function keyId(key: string): string {
  return createHash("sha256").update("pin key id\0").update(key).digest("base64url").slice(0, 8);
}
