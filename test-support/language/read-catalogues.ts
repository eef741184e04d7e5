import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Language } from "../../web/platform/language.ts";

export interface TextPair {
  /** The catalogue's path and the key. */
  key: string;
  ptBR: string;
  en: string;
}

/** Every text of every catalogue, with its translation. */
export function readCatalogues(): TextPair[] {
  const [ptBR, en] = [textsIn("pt-BR"), textsIn("en")];
  return Object.keys(ptBR).map((key) => {
    const translated = en[key];
    if (translated === undefined) throw new Error(`${key} has no English`);
    return { key, ptBR: ptBR[key]!, en: translated };
  });
}

function textsIn(language: Language): Record<string, string> {
  const script = join(import.meta.dirname, "print-catalogues.ts");
  return JSON.parse(execFileSync(process.execPath, [script, language], { encoding: "utf8" }));
}

/** Words that stand in Portuguese texts and in no English one: whoever reads one of them reads Portuguese. */
export function portugueseWords(pairs: readonly TextPair[]): ReadonlySet<string> {
  const known = new Set([...pairs.flatMap(({ en }) => wordsOf(en)), ...NAMES.flatMap(wordsOf)]);
  return new Set(pairs.flatMap(({ ptBR }) => wordsOf(ptBR)).filter((word) => !known.has(word)));
}

/** Names that are the same in every language. */
export const NAMES = ["Português", "Brasília, São Paulo", "Cuiabá", "Belém", "Fernando de Noronha"];

/** Of two letters and more; what hangs together with figures is a code. */
export const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/(?<![\p{L}\d])\p{L}{2,}(?![\p{L}\d])/gu) ?? [];
