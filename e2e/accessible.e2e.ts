import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { type DemoShop, openDemoShop } from "./demo-shop.ts";
import { EVERY_SCREEN } from "./every-screen.ts";

const TABLET = { width: 1024, height: 768 };
const THEMES = ["light", "dark"] as const;
/** All that axe knows of WCAG 2.2 A and AA and of good practice; these it leaves out unless it is told. */
const ALSO = ["target-size", "label-content-name-mismatch", "td-has-header", "p-as-heading"];

let shop: DemoShop;
let screens = 0;
let rules = 0;
before(async () => {
  shop = await openDemoShop();
});
after(async () => {
  await shop?.close();
  console.log(`  axe: ${screens} screens × ${THEMES.length} themes, up to ${rules} rules each, 0 violations`);
});

for (const { name, who, open, prepare } of EVERY_SCREEN)
  test(`axe finds nothing and a finger misses nothing, in light and in dark: ${name}`, async () => {
    const context = await shop.device(who, { viewport: TABLET });
    await prepare?.(context, shop);
    const page = await context.newPage();
    await open(page, shop);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      const { violations, passes } = await axe(page);
      assert.deepEqual(violations, [], colorScheme);
      rules = Math.max(rules, passes);
    }
    assert.deepEqual(await tooSmall(page), [], "smaller than a finger");
    screens++;
    await context.close();
  });

async function axe(page: Page): Promise<{ violations: string[]; passes: number }> {
  const enabled = Object.fromEntries(ALSO.map((rule) => [rule, { enabled: true }]));
  // No page of ours has frames, and of what passes only the number is told: both save most of the time.
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: enabled, resultTypes: ["violations"] })
    .analyze();
  return {
    violations: violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} (${impact}): ${html} ${failureSummary}`),
    ),
    passes: passes.length,
  };
}

/** Whatever can be tapped, but a link inside a sentence: at least 44 px each way, and a row of an order 64. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "button, a[href], select, input, textarea",
    )) {
      const label = element.closest("label");
      const { width, height } = (
        element.matches("[type=radio], [type=checkbox], [type=file], [type=search]") && label
          ? label
          : element
      ).getBoundingClientRect();
      const hidden = width <= 1 || !element.checkVisibility({ visibilityProperty: true });
      if (hidden || element.closest("p a")) continue;
      const least = element.matches(".line-main") ? 64 : 44;
      if (height < least || width < 44)
        small.push(`${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
    }
    return small;
  });
}
