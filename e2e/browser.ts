import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";

/** The name under which tablets find the shop on plain http: not localhost, so there is no secure context. */
export const SHOP_NAME = "loja.test";

/** A Chromium that takes the shop's name for loopback. From npm, or CHROMIUM_PATH. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  if (!own) unpacking ??= unpacked();
  const executablePath = own ?? (await unpacking);
  return playwright.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--headless=old",
      `--host-resolver-rules=MAP ${SHOP_NAME} 127.0.0.1`,
      ...more,
    ],
  });
}

/** Two browsers at once must not unpack into each other's running file. */
let unpacking: Promise<string> | undefined;

/** The package unpacks into the temporary folder and takes whatever lies there: a folder per version keeps them apart. */
async function unpacked(): Promise<string> {
  const folder = join(tmpdir(), "separacao-chromium-153");
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  // Makes the package bring its own libraries and a font, so a machine without them will do.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs24.x";
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const executable = await chromium.executablePath();
    process.env.FONTCONFIG_PATH = fontsOf(folder);
    return executable;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/**
 * The package's own list of fonts names /tmp, wherever it was unpacked. Without any font Chromium ends as soon as a field
 * has to be drawn before the page's own typeface is there, which on a busy machine is now and then.
 */
function fontsOf(folder: string): string {
  const place = join(folder, "font-list");
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`,
  );
  return place;
}

export interface Tablet {
  context: BrowserContext;
  page: Page;
  /** What the page complained about; a test ends with this empty. */
  complaints: string[];
}

/** A tablet of its own: cookies and storage of nobody else. */
export async function openTablet(browser: Browser, baseURL: string): Promise<Tablet> {
  const context = await browser.newContext({
    baseURL,
    ignoreHTTPSErrors: true,
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    locale: "pt-BR",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) complaints.push(message.text());
  });
  return { context, page, complaints };
}

export async function signIn(page: Page, login: number, pin: string): Promise<void> {
  await page.goto("/");
  await page.locator(".signin-pad").waitFor();
  await page.keyboard.type(String(login));
  await page.keyboard.press("Enter");
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
}
