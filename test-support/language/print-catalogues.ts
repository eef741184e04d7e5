import { globSync } from "node:fs";
import { join } from "node:path";

/** Run with a language: words are picked while their module loads, so each language needs a process of its own. */
const [chosen] = process.argv.slice(2);
Object.assign(globalThis, { localStorage: { getItem: () => chosen } });

const WEB = join(import.meta.dirname, "../../web");
const texts: Record<string, string> = {};

for (const path of globSync("**/*words.ts", { cwd: WEB }).sort()) {
  const module: Record<string, unknown> = await import(join(WEB, path));
  collect(path, module.words);
}
console.log(JSON.stringify(texts));

/** Under the key's path; what makes a text is given numbers, which fit wherever a text goes too. */
function collect(key: string, words: unknown): void {
  if (typeof words === "string") texts[key] = words;
  else if (typeof words === "function")
    for (const count of [1, 2]) collect(`${key}(${count})`, words(count, count, count));
  else if (typeof words === "object" && words !== null)
    for (const [part, value] of Object.entries(words)) collect(`${key} ${part}`, value);
}
