import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readCommandConfig, readConfig } from "./config.ts";

const read = (name: string) => readFileSync(join(import.meta.dirname, "..", name), "utf8");
const example = read(".env.example");
const lines = [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = "", value = ""]) => ({
  name,
  value,
}));
/** Filled in where the example leaves a blank for something that only its owner can know. */
const filled = Object.fromEntries(
  lines.map(({ name, value }) => [name, value || "something that is long enough"]),
);

/** Said by the commands in bin/ to themselves. */
const NOT_FOR_PEOPLE = "CALLED_FROM";

test("the example of an environment names every variable that is read, and none that is not", () => {
  const asked = new Set<string>();
  const listening = (env: Record<string, string>) =>
    new Proxy(env, {
      get(target, name) {
        asked.add(String(name));
        return Reflect.get(target, name);
      },
    });
  readConfig(listening(filled));
  readConfig(listening({}), () => "the machine's own secret");
  readCommandConfig(listening(filled));
  asked.delete(NOT_FOR_PEOPLE);
  for (const [, name = ""] of read("compose.yaml").matchAll(/\$\{([A-Z_]+)/g)) asked.add(name);
  assert.deepEqual(lines.map(({ name }) => name).sort(), [...asked].sort());
});
