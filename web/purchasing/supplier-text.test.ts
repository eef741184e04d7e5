import assert from "node:assert/strict";
import { test } from "node:test";
import { productsOf } from "../../shared/purchasing/products-of.ts";
import { supplierText } from "./supplier-text.ts";

test("the supplier's text says what and how many, and neither price nor client", () => {
  const line = {
    orderId: "o1",
    orderNumber: "40018",
    orderVersion: 1,
    client: "LOJA AURORA",
    logistics: "correios",
    orderCreatedAt: "2025-10-22T12:00:00.000Z",
    lineId: "l1",
    code: "CB14",
    description: "CABO P2XP2",
    unit: "UN",
    unitPriceCents: 150,
    requested: 1200,
    toBuy: 1200,
    bought: 0,
    arrived: 0,
  };
  const text = supplierText(productsOf([line], "toBuy"));
  assert.match(text, /^Olá! Preciso de:/);
  assert.match(text, /1\.200 un – CABO P2XP2 \(cód\. CB14\)/);
  assert.doesNotMatch(text, /AURORA|1,50|R\$/);
});
