import assert from "node:assert/strict";
import { test } from "node:test";
import type { Card } from "../../../shared/orders/order.ts";
import { setShopZone } from "../../platform/shop-zone.ts";
import { dayWord } from "../../purchasing/days.ts";
import { matches, NO_FILTER } from "./board-filter.ts";
import { dueAt } from "./due-at.ts";
import { sortCards } from "./sort-cards.ts";

const at = (time: string) => `2026-03-10T${time}:00-03:00`;
const card = (id: string, more: Partial<Card> = {}): Card => ({
  id,
  number: id,
  version: 1,
  state: "new",
  client: { code: "1", name: "Loja Ação" },
  seller: { id: "s", name: "Bruna" },
  logistics: "correios",
  packaging: "box",
  progress: 0,
  createdAt: at("09:00"),
  finishedAt: null,
  paused: false,
  lines: 1,
  linesResolved: 0,
  units: 1,
  unitsResolved: 0,
  unitsMissing: 0,
  unitsArrived: 0,
  pickers: [],
  ...more,
});

test("an order from the morning is due at the cut-off of the same day", () => {
  assert.equal(dueAt(at("09:30"), "16:00"), Date.parse(at("16:00")));
});

test("an order made after the cut-off is due the next day, not late at once", () => {
  assert.equal(dueAt(at("17:00"), "16:00"), Date.parse("2026-03-11T16:00:00-03:00"));
});

test("a shop in Manaus closes by its own clock, from the moment it says so", (t) => {
  t.after(() => setShopZone("America/Sao_Paulo"));
  setShopZone("America/Manaus");
  assert.equal(dueAt(at("09:30"), "16:00"), Date.parse("2026-03-10T16:00:00-04:00"));
  assert.equal(dayWord("2026-03-10", Date.parse("2026-03-10T22:30:00-04:00")), "hoje");
  setShopZone("Asia/Tokyo");
  assert.equal(dayWord("2026-03-11", Date.parse("2026-03-10T22:30:00-04:00")), "hoje");
});

test("the board shows what leaves first at the front and the older one among equals", () => {
  const cutOffs = new Map([
    ["correios", "16:00"],
    ["motoboy", "11:00"],
    ["retirada", null],
  ]);
  const sorted = sortCards(
    [
      card("late-shelf", { logistics: "retirada", createdAt: at("08:00") }),
      card("young", { createdAt: at("10:00") }),
      card("shelf", { logistics: "retirada", createdAt: at("07:00") }),
      card("old", { createdAt: at("08:30") }),
      card("first", { logistics: "motoboy" }),
    ],
    cutOffs,
  );
  assert.deepEqual(
    sorted.map((entry) => entry.card.id),
    ["first", "old", "young", "shelf", "late-shelf"],
  );
});

test("a search finds a client without accents and a number by its beginning", () => {
  assert.ok(matches(card("40018"), { ...NO_FILTER, text: "loja acao" }));
  assert.ok(matches(card("40018"), { ...NO_FILTER, text: "400" }));
  assert.ok(!matches(card("40018"), { ...NO_FILTER, text: "aurora" }));
  assert.ok(!matches(card("40018"), { ...NO_FILTER, glance: "missing" }));
});
