/** What a JSON schema says that matters to whoever wants to meet or to miss it. */
export interface ValueSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: ValueSchema[];
  format?: string;
  properties?: Record<string, ValueSchema>;
  items?: ValueSchema;
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x\udfff",
  "\u202eרשימה",
  "👩‍👩‍👧",
  "'; DROP TABLE orders; --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "%00",
  "9999-99-99",
  "+275760-09-13T00:00:00.000Z",
  "-000001-01-01",
  "z".repeat(5_000),
  [],
  [[[]]],
  {},
  { toString: 1 },
];

export interface Chance {
  below(limit: number): number;
  happens(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** mulberry32: the same seed is the same run. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    happens: (probability) => next() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined && items.length === 0) throw new Error("nothing to pick from");
      return item as (typeof items)[number]; // within the bounds
    },
  };
}

export const strangeValue = (chance: Chance): unknown => chance.pick(STRANGE);

/** Mostly what the schema asks for, with a strange value at any depth now and then. */
export function nearValue(schema: ValueSchema, chance: Chance, ids: readonly string[], depth = 0): unknown {
  if (depth > 6 || chance.happens(0.12)) return strangeValue(chance);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  if (schema.anyOf) return nearValue(chance.pick(schema.anyOf), chance, ids, depth);
  switch (Array.isArray(schema.type) ? chance.pick(schema.type) : schema.type) {
    case "object": {
      const kept = Object.entries(schema.properties ?? {}).filter(() => chance.happens(0.85));
      return Object.fromEntries(
        kept.map(([name, property]) => [name, nearValue(property, chance, ids, depth + 1)]),
      );
    }
    case "array":
      return Array.from({ length: chance.below(4) }, () =>
        nearValue(schema.items ?? {}, chance, ids, depth + 1),
      );
    case "integer":
    case "number":
      return chance.pick([1, 2, 10, 1234, 2147483647]);
    case "boolean":
      return chance.happens(0.5);
    case "string":
      if (schema.format === "uuid") return chance.pick(ids);
      return chance.pick([...ids, "2026-01-05", "2026-01-05T12:00:00.000Z", "capa", "1234", "1", "#123456"]);
    default:
      return strangeValue(chance);
  }
}
