import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** What hands do on a tablet, by the words that stand on it. */
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();

/** A line of an order by its quantity and description: "25 PELÍCULA 3D SAM A15". */
export const row = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

export const sheet = (page: Page) => page.getByRole("dialog");

export const more = (page: Page, description: string) => button(page, `Mais opções: ${description}`).click();

export async function menu(page: Page, entry: string): Promise<void> {
  await page.getByLabel("Mais opções do pedido").click();
  await sheet(page).getByRole("button", { name: entry }).click();
}

export const undo = (page: Page) =>
  page.locator(".undo-bar").getByRole("button", { name: "Desfazer" }).last().click();

/** A finger that goes sideways over a row. */
export async function swipe(page: Page, name: string, by: number): Promise<void> {
  const box = await row(page, name).boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 5; step++) await page.mouse.move(x + (by * step) / 5, y);
  await page.mouse.up();
}

/** How many sheets of which size in millimetres come out of the printer. */
export async function printed(page: Page): Promise<[width: number, height: number][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    millimetres(width),
    millimetres(height),
  ]);
}
