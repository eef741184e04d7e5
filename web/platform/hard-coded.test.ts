import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { hardCodedTexts } from "../../test-support/language/hard-coded-texts.ts";
import {
  NAMES,
  portugueseWords,
  readCatalogues,
  wordsOf,
} from "../../test-support/language/read-catalogues.ts";

const web = new URL("../", import.meta.url);
const portuguese = portugueseWords(readCatalogues());
const names = NAMES.flatMap(wordsOf);

const ADDRESSES = /^[/#?]|^[a-z_]+$/;

/** Said to a person, as far as a machine can tell: a word that only the Portuguese catalogues have, or its letters. */
function isPortuguese(literal: string): boolean {
  if (ADDRESSES.test(literal)) return false;
  const said = wordsOf(literal).filter((word) => !names.includes(word));
  return said.some((word) => portuguese.has(word) || /[áàâãéêíóôõúç]/.test(word));
}

test("no screen holds a text of its own: all of them stand in catalogues, where they are translated", () => {
  const files = globSync("**/*.{ts,tsx}", { cwd: web.pathname, exclude: ["**/*.test.ts"] }).sort();
  assert.ok(files.length > 150, "the screens are where they were");
  const found = files.flatMap((file) =>
    hardCodedTexts(readFileSync(new URL(file, web), "utf8"), isPortuguese).map(
      ({ line, text }) => `web/${file}:${line}: ${text}`,
    ),
  );
  assert.deepEqual(found, []);
});

test("a text between tags, in a label, in a template or in a sentence is found; classes, addresses and catalogues are not", () => {
  const found = (source: string) => hardCodedTexts(source, isPortuguese).map(({ text }) => text);
  assert.deepEqual(found("const a = <p>Save all</p>;"), ["Save all"]);
  assert.deepEqual(found('const a = <input aria-label="Save" className="save" type="search" />;'), ["Save"]);
  assert.deepEqual(found(`const a = <b title={\`Page \${1}\`}>{1} / {2}</b>;`), ["Page"]);
  assert.deepEqual(found('const a = <b>{on === "yes" ? "Keep" : off || "Go"}</b>;'), ["Keep", "Go"]);
  assert.deepEqual(found('notify("Pedido não encontrado");'), ["Pedido não encontrado"]);
  assert.deepEqual(found(`const a = ok ? \`\${n} itens\` : null;`), ["itens"]);
  assert.deepEqual(found('go("/pedidos/1"); const words = inLanguage({ a: "Não" }, { a: "No" });'), []);
});
