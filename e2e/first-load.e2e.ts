import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { firstBytes, firstScripts, readBuilt as read } from "./first-scripts.ts";

const FOLDER = join(import.meta.dirname, "../dist/web");
const BUDGET_BYTES = 65_000;
const WORTH_BYTES = 1_000;
/** Words of the board itself, of TypeBox's own code, and of one typeface file. */
const BOARD = "Pedidos abertos";
const TYPEBOX = "~kind";

test("a signed-in board can be used after at most 65 kB of JavaScript, gzipped", () => {
  const scripts = firstScripts();
  assert.ok(
    scripts.some((file) => read(file).includes(BOARD)),
    "the board is among them",
  );
  const bytes = firstBytes();
  console.log(`  until the board: ${(bytes / 1_000).toFixed(1)} kB gzip in ${scripts.length} files`);
  assert.ok(bytes <= BUDGET_BYTES, `${bytes} bytes`);
});

test("no screen loads the schema library: it is the server's", () => {
  const scripts = readdirSync(join(FOLDER, "assets")).filter((file) => file.endsWith(".js"));
  assert.deepEqual(
    scripts.filter((file) => read(`assets/${file}`).includes(TYPEBOX)),
    [],
  );
  assert.ok(
    readFileSync(
      join(import.meta.dirname, "../node_modules/typebox/build/type/types/tuple.mjs"),
      "utf8",
    ).includes(TYPEBOX),
  );
});

test("every script lies there compressed, and one typeface file is all there is", () => {
  for (const file of firstScripts().filter((script) => read(script).length >= WORTH_BYTES))
    for (const ending of ["br", "gz"])
      assert.ok(existsSync(join(FOLDER, `${file}.${ending}`)), `${file}.${ending}`);
  const fonts = readdirSync(join(FOLDER, "assets")).filter((file) => file.endsWith(".woff2"));
  assert.equal(fonts.length, 1);
  assert.ok(read("index.html").includes(`href="/assets/${fonts[0]}"`), "and it is asked for at once");
});
