import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findLine } from "./find-line.ts";
import { readScan, sameCode } from "./read-scan.ts";

const id = "0198f0c2-7a11-7000-8000-00000000002a";

test("a printed order's QR code opens it, from whatever address it was printed and whatever keyboard the scanner has", () => {
  for (const text of [
    `http://192.168.0.7:8000/pedidos/${id}`,
    `https://loja.example/pedidos/${id}?x=1`,
    `https>&&loja.example&pedidos&${id}`,
    `httpÇ;;loja;pedidos;${id.replaceAll("-", "'")}`,
    `HTTPS://LOJA/PEDIDOS/${id.toUpperCase()}`,
  ])
    assert.deepEqual(readScan(text), { kind: "order", orderId: id }, text);
  fc.assert(
    fc.property(fc.uuid(), fc.webUrl(), (orderId, url) => {
      const read = readScan(`${url.split("?")[0]}/pedidos/${orderId}`);
      assert.deepEqual(read, { kind: "order", orderId });
    }),
  );
});

test("everything else is a code, without the spaces around it", () => {
  for (const text of ["7891234567895", "40018", " PH12 ", `/clientes/${id}`, id])
    assert.deepEqual(readScan(text), { kind: "code", code: text.trim() });
});

test("leading zeros and capitals make no other code, any other character does", () => {
  assert.ok(sameCode("00819", "819") && sameCode("ph12", "PH12") && sameCode("0", "000"));
  assert.ok(!sameCode("00819", "8190") && !sameCode("PH12", "PH1"));
});

const line = (lineId: string, code: string, pending: number, toBuy = 0) => ({
  id: lineId,
  code,
  pending,
  toBuy,
  bought: 0,
  arrived: 0,
});

test("of several lines with the product the one that still wants units is meant", () => {
  const lines = [line("a", "00819", 0), line("b", "00819", 3), line("c", "03180", 5), line("d", "819", 1)];
  assert.equal(findLine(lines, ["00819"])?.id, "b");
  assert.equal(findLine(lines, ["0819"])?.id, "b");
  assert.equal(findLine(lines, ["819"])?.id, "d", "the exact code goes first");
  assert.equal(
    findLine([line("a", "1", 0), line("b", "1", 0, 2)], ["1"])?.id,
    "b",
    "what was missing is found",
  );
  assert.equal(findLine(lines, ["nada"]), undefined);
});
