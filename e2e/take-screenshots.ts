import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type DemoShop, openDemoShop } from "./demo-shop.ts";
import { EVERY_SCREEN, type Screen } from "./every-screen.ts";

/**
 * bin/screenshots [words …] [--size=phone] [--theme=dark] [--language=en] [--whole]: a picture of every screen (whose name holds one of the words), in
 * three sizes and both themes, and a page to look at them. --whole takes in what lies below the fold.
 */
const FOLDER = join(import.meta.dirname, "../test-results/screenshots");
const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
  desktop: { width: 1440, height: 900 },
};
const THEMES = ["light", "dark"] as const;

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const option = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1];
const language = option("language") ?? "pt-BR";
const whole = process.argv.includes("--whole");
const screens = EVERY_SCREEN.filter(
  ({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)),
);
const sizes = Object.entries(SIZES).filter(([size]) => (option("size") ?? size) === size);
const themes = THEMES.filter((theme) => (option("theme") ?? theme) === theme);

if (screens.length === 0) throw new Error(`no screen is called ${asked.join(" or ")}`);
if (asked.length === 0) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const shop = await openDemoShop();
let missed = 0;
try {
  for (const [size, viewport] of sizes)
    for (const screen of screens)
      await takePictures(shop, screen, size, viewport).catch((error: unknown) => {
        missed++;
        console.error(
          `✗ ${screen.name} (${size}): ${error instanceof Error ? error.message : String(error)}`,
        );
      });
  writeIndex();
} finally {
  await shop.close();
}
console.log(`${screens.length} screens × ${sizes.length} sizes × ${themes.length} themes in ${FOLDER}`);
process.exitCode = missed > 0 ? 1 : 0;

async function takePictures(
  { device }: DemoShop,
  { name, who, open }: Screen,
  size: string,
  viewport: { width: number; height: number },
): Promise<void> {
  const context = await device(who, { viewport, colorScheme: themes[0] });
  await context.addInitScript((language) => localStorage.setItem("language", language), language);
  try {
    const page = await context.newPage();
    await open(page, shop);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await settled(page);
      await page.screenshot({ path: join(FOLDER, fileOf(name, size, theme)), fullPage: whole });
    }
  } finally {
    await context.close();
  }
}

/** Fonts are there and two frames are painted: nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

function fileOf(name: string, size: string, theme: string): string {
  return `${name}.${size}.${theme}.png`;
}

function writeIndex(): void {
  const picture = (name: string, size: string, theme: string) =>
    `<a href="${fileOf(name, size, theme)}"><img loading="lazy" src="${fileOf(name, size, theme)}" alt="${name}, ${size}, ${theme}"></a>`;
  const rows = EVERY_SCREEN.map(
    ({ name }) =>
      `<h2 id="${name}">${name}</h2><div>${Object.keys(SIZES)
        .flatMap((size) => THEMES.map((theme) => picture(name, size, theme)))
        .join("")}</div>`,
  );
  writeFileSync(
    join(FOLDER, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>Every screen</title>
<style>body{font:16px system-ui;margin:24px;background:#8882}div{display:flex;gap:16px;overflow-x:auto;align-items:start}img{height:420px;border-radius:8px}</style>
<h1>Every screen</h1>${rows.join("\n")}\n`,
  );
}
