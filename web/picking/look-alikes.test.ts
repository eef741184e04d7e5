import assert from "node:assert/strict";
import { test } from "node:test";
import { lookAlikes } from "./look-alikes.ts";

const marksOf = (descriptions: string[], one: string) =>
  [...(lookAlikes(descriptions).get(one) ?? [])].sort();

test("two films that differ in the model alone have the model marked on both", () => {
  const films = ["PELÍCULA 3D SAM A06", "PELÍCULA 3D SAM A16", "CABO USB 2M"];
  assert.deepEqual(marksOf(films, films[0]!), [3]);
  assert.deepEqual(marksOf(films, films[1]!), [3]);
  assert.deepEqual(marksOf(films, films[2]!), []);
});

test("a product that resembles two others is marked where it differs from each", () => {
  const cables = ["CABO PRETO 1M", "CABO AZUL 1M", "CABO PRETO 2M"];
  assert.deepEqual(marksOf(cables, "CABO PRETO 1M"), [1, 2]);
});

test("two different words, another length, or the same product twice are no look-alikes", () => {
  assert.equal(lookAlikes(["CABO PRETO 1M", "CABO AZUL 2M"]).size, 0);
  assert.equal(lookAlikes(["CABO PRETO", "CABO PRETO 1M"]).size, 0);
  assert.equal(lookAlikes(["CABO PRETO", "CABO PRETO"]).size, 0);
  assert.equal(lookAlikes(["cabo preto 1m", "CABO PRETO 1M"]).size, 0);
});

test("an order of a thousand lines is marked without comparing each with each", () => {
  const many = Array.from({ length: 1000 }, (_, index) => `CAPA SILICONE MODELO ${index} PRETA`);
  assert.equal(lookAlikes(many).size, 1000);
});
