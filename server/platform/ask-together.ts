/** On the way at once: one that is never answered must not hold up those who come later. */
const LANES = 3;

interface Batch<Key, Answer> {
  keys: Set<Key>;
  answers: Promise<ReadonlyMap<Key, Answer>>;
  resolve(answers: ReadonlyMap<Key, Answer>): void;
  reject(error: unknown): void;
}

/**
 * Those who ask the same at the same moment share one statement. Who comes while all lanes are taken goes with the next, never
 * with one that is under way: nobody is told what was true before they asked. A failure is everybody's who shared it.
 */
export function askTogether<Key, Answer>(
  ask: (keys: Key[]) => Promise<ReadonlyMap<Key, Answer>>,
  lanes = LANES,
): (key: Key) => Promise<Answer | undefined> {
  let free = lanes;
  let next: Batch<Key, Answer> | undefined;

  async function send(batch: Batch<Key, Answer>): Promise<void> {
    next = undefined;
    free -= 1;
    await ask([...batch.keys]).then(batch.resolve, batch.reject);
    free += 1;
    // Not awaited: while people keep asking, each would wait for the one after it, and none would ever be let go.
    if (next) void send(next);
  }

  return async (key) => {
    next ??= { keys: new Set(), ...resolvers() };
    const batch = next;
    batch.keys.add(key);
    if (free > 0) void send(batch);
    return (await batch.answers).get(key);
  };

  function resolvers() {
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<Key, Answer>>();
    return { answers: promise, resolve, reject };
  }
}
