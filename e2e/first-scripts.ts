import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const FOLDER = join(import.meta.dirname, "../dist/web");

export const readBuilt = (file: string): string => readFileSync(join(FOLDER, file), "utf8");

/** The page's scripts and what they import before they run, each once: with these a signed-in board can be used. */
export function firstScripts(): string[] {
  const found = new Set<string>();
  const waiting = [...readBuilt("index.html").matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, file]) => file!,
  );
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, name] of readBuilt(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      waiting.push(`assets/${name}`);
  }
  return [...found];
}

/** Their bytes on the line. */
export const firstBytes = (): number =>
  firstScripts().reduce((sum, file) => sum + gzipSync(readBuilt(file), { level: 9 }).length, 0);
