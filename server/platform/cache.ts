/**
 * Made answers that processes share. Each is kept under a name together with the version of what it was made from, and
 * found only by that very version: it cannot be old, only missing. Never fails, and never makes anybody wait for long.
 */
export interface Cache {
  get(name: string, version: string): Promise<Buffer | null>;
  /** Nobody waits for it. */
  keep(name: string, version: string, bytes: Buffer): void;
}

/** One process has its own memory and needs no other. */
export const NO_CACHE: Cache = { get: async () => null, keep() {} };

export interface KeptAnswers {
  /** `make` is asked when neither this process nor the shared cache has the answer of this version. */
  get(name: string, version: string, make: () => Promise<Answer>): Promise<Buffer>;
}

export interface Answer {
  /** Of what it was really made from: something may have happened since the version was asked for. */
  version: string;
  bytes: Buffer;
}

/** How an answer was come by. */
export type Found = "here" | "shared" | "made";

/**
 * The newest answer of each name in this process, then the shared cache, then the work itself. Who asks while the same
 * version is being made waits for that: it was begun after the version was there, so it cannot be older.
 */
export function keepAnswers(
  cache: Cache,
  { most = 100, found = (_how: Found): void => {} } = {},
): KeptAnswers {
  const kept = new Map<string, Answer>();
  const coming = new Map<string, Promise<Buffer>>();

  function remember(name: string, answer: Answer): void {
    kept.delete(name);
    kept.set(name, answer);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? name);
  }

  async function come(name: string, version: string, make: () => Promise<Answer>): Promise<Buffer> {
    const shared = await cache.get(name, version);
    if (shared) {
      found("shared");
      remember(name, { version, bytes: shared });
      return shared;
    }
    found("made");
    const answer = await make();
    remember(name, answer);
    cache.keep(name, answer.version, answer.bytes);
    return answer.bytes;
  }

  return {
    async get(name, version, make) {
      const known = kept.get(name);
      if (known?.version === version) {
        found("here");
        return known.bytes;
      }
      const key = `${name}\n${version}`;
      const other = coming.get(key);
      if (other) return other;
      const own = come(name, version, make).finally(() => coming.delete(key));
      coming.set(key, own);
      return own;
    },
  };
}
