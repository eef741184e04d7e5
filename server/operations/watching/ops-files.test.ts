import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { LIMITS } from "../../../shared/operations/concerns.ts";
import { readMetrics } from "../../../test-support/read-metrics.ts";
import { openTestShop, type TestShop } from "../../../test-support/test-shop.ts";
import { ROOT } from "../../platform/root.ts";

let shop: TestShop;
let known: Set<string>;
before(async () => {
  const redis = { isUp: () => true, isLeftAlone: () => false, ask: async () => null };
  shop = await openTestShop({ redis });
  const { kinds } = await readMetrics(shop.app);
  known = new Set(
    [...kinds].flatMap(([name, kind]) =>
      kind === "histogram" ? ["_bucket", "_sum", "_count"].map((part) => name + part) : [name],
    ),
  );
});
after(() => shop.close());

const read = (file: string) => readFileSync(join(ROOT, "ops", file), "utf8");
const namesIn = (text: string): Set<string> =>
  new Set(text.match(/\b(?:separacao|process|nodejs)_[a-z_]+\b/g));

interface Dashboard {
  panels: {
    id: number;
    title: string;
    gridPos: { x: number; y: number; w: number; h: number };
    targets: { expr: string }[];
  }[];
  annotations: { list: { expr: string }[] };
}

test("dashboard and alarms speak only of what /metrics says, and the dashboard leaves nothing out", () => {
  const dashboard: Dashboard = JSON.parse(read("grafana/dashboard.json"));
  const shown = namesIn(
    [...dashboard.panels.flatMap(({ targets }) => targets), ...dashboard.annotations.list]
      .map(({ expr }) => expr)
      .join("\n"),
  );
  const alarmed = namesIn(
    [...read("prometheus/alerts.yml").matchAll(/expr: (?:\|\n((?: {10}.*\n)+)|(.*))/g)]
      .map(([, block, line]) => block ?? line)
      .join("\n"),
  );
  assert.ok(alarmed.size > 8);
  for (const name of [...shown, ...alarmed]) assert.ok(known.has(name), name);
  const family = (name: string) => name.replace(/_(bucket|sum|count)$/, "");
  const families = new Set([...shown].map(family));
  assert.deepEqual(
    [...known].map(family).filter((name) => !families.has(name)),
    [],
  );
});

test("the panels of the dashboard have names and places of their own", () => {
  const { panels }: Dashboard = JSON.parse(read("grafana/dashboard.json"));
  assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
  assert.equal(new Set(panels.map(({ title }) => title)).size, panels.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
  );
  assert.equal(new Set(cells).size, cells.length, "two of them overlap");
});

test("an alarm rings where the page would say so", () => {
  const alarms = read("prometheus/alerts.yml");
  const rule = (name: string) => alarms.split("- alert: ").find((one) => one.startsWith(`${name}\n`)) ?? "";
  const limit = (name: string) => Number(/[<>]=? ([\d.]+)(?: \* 3600)?$/m.exec(rule(name))?.[1]);
  assert.equal(limit("SeparacaoErrors"), LIMITS.errorShare);
  assert.equal(limit("SeparacaoSlow") * 1000, LIMITS.p99Ms);
  assert.equal(limit("SeparacaoEventLoopLag") * 1000, LIMITS.lagMs);
  assert.equal(limit("SeparacaoMemory"), LIMITS.memoryShare);
  assert.equal(limit("SeparacaoBackupOld") * 3600 * 1000, LIMITS.backupAgeMs);
});
