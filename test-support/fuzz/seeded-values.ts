/** What a JSON schema says that matters to whoever wants to meet or to miss it. */
export interface ValueSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: ValueSchema[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, ValueSchema>;
  items?: ValueSchema;
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  -0,
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
  "\ufeff\u200b\u2028",
  "👩‍👩‍👧",
  "İıſK",
  "'; DROP TABLE orders; --",
  "$1",
  "%' OR '1'='1",
  "\\",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "=cmd|' /C calc'!A0",
  "../../../passwd", // what is stored is told again: none of these may look like a leak
  "javascript:alert(1)",
  "\r\nset-cookie: a=b",
  "%00",
  "%",
  "_",
  "0000-01-01",
  "9999-99-99",
  "9999-12-31",
  "2026-02-30",
  "+275760-09-13T00:00:00.000Z",
  "-000001-01-01",
  "2026-01-01T23:59:60Z",
  "-".repeat(36),
  "urn:uuid:00000000-0000-7000-8000-000000000001",
  "z".repeat(5_000),
  "NaN",
  "1e3",
  [],
  [[[]]],
  Array(600).fill(0),
  {},
  { toString: 1 },
  { length: 3 },
  JSON.parse('{"__proto__":{"admin":true}}'),
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

/** Values that exist in the shop, by the names under which the API asks for them; `id` for every other id. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Mostly what the schema asks for and the shop has, with a strange value at any depth now and then. */
export function nearValue(schema: ValueSchema, chance: Chance, known: Known, name = "", depth = 0): unknown {
  if (depth > 6 || chance.happens(0.08)) return strangeValue(chance);
  const there = known[name];
  if (there && chance.happens(0.9)) return chance.pick(there);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  if (schema.anyOf) return nearValue(chance.pick(schema.anyOf), chance, known, name, depth);
  switch (Array.isArray(schema.type) ? chance.pick(schema.type) : schema.type) {
    case "object":
      return nearObject(schema, chance, known, depth);
    case "array":
      return Array.from({ length: 1 + chance.below(4) }, () =>
        nearValue(schema.items ?? {}, chance, known, name, depth + 1),
      );
    case "integer":
    case "number":
      return nearNumber(schema, chance);
    case "boolean":
      return chance.happens(0.5);
    case "string":
      return nearText(schema, chance, known);
    default:
      return strangeValue(chance);
  }
}

function nearObject({ properties = {} }: ValueSchema, chance: Chance, known: Known, depth: number) {
  const kept = Object.entries(properties).filter(() => chance.happens(0.9));
  const object = kept.map(([name, property]) => [name, nearValue(property, chance, known, name, depth + 1)]);
  if (chance.happens(0.05))
    object.push([chance.pick(["__proto__", "constructor", "extra", ""]), strangeValue(chance)]);
  return Object.fromEntries(object) as Record<string, unknown>;
}

function nearNumber({ minimum = 0, maximum = 2 ** 31 - 1 }: ValueSchema, chance: Chance): number {
  return chance.pick([1, 2, 10, 1234, minimum, maximum, minimum - 1, maximum + 1, 1.5]);
}

function nearText(
  { format, pattern = "", minLength = 0, maxLength = 200 }: ValueSchema,
  chance: Chance,
  known: Known,
) {
  if (format === "uuid" || pattern.includes("[0-9a-fA-F]{8}-")) {
    const id = String(chance.pick(known.id ?? ["x"]));
    return chance.happens(0.2) ? id.toUpperCase() : id;
  }
  if (format === "date") return chance.pick(["2026-01-05", "2024-02-29", "1000-01-01", "8999-12-31"]);
  if (format === "date-time") return chance.pick(["2026-01-05T12:00:00.000Z", "2026-01-05t12:00:00+23:59"]);
  if (pattern.startsWith("^#")) return "#123456";
  if (pattern.includes(":[0-5]")) return chance.pick(["07:30", "17:00", "24:00"]);
  if (pattern.startsWith("^[0-9]{4")) return "1234";
  const texts = [
    "capa",
    "1",
    "película 3d",
    "2026-01-05",
    "a".repeat(Math.min(maxLength, 600)),
    "b".repeat(minLength),
  ];
  return chance.pick(texts);
}
