import { ROOT } from "../../server/platform/root.ts";

const LEAKS: readonly [string, RegExp][] = [
  ["a stack", /\bat [\w.<> ]+ \(?(file:|\/)|node_modules|node:internal/],
  ["a file of ours", /\/(server|shared|migrations)\/[\w/-]+\.([jt]s|sql)\b/],
  [
    "a folder of the machine",
    new RegExp(`${ROOT.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}|/(usr|home|tmp|etc)/\\w`),
  ],
  [
    "the database's words",
    /\b(syntax error at|violates \w+[ -]\w+ constraint|invalid input syntax|duplicate key value|byte sequence|relation "|column "|out of range: ")/i,
  ],
  ["a statement", /\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM) /],
  ["a hash", /argon2|pin_hash|pinHash|token_hash|id_hash/i],
  ["a secret", /a secret that is long enough/],
];

/** What an answer tells that is nobody's business; `sent` is what it may repeat. */
export function leakIn(answer: string, sent = ""): string | undefined {
  return LEAKS.find(([, pattern]) => {
    const found = pattern.exec(answer)?.[0];
    return found !== undefined && !sent.includes(found);
  })?.[0];
}
