import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { encode } from "uqr";
import { openBrowser, openTablet, SHOP_NAME, signIn } from "./browser.ts";
import { openShopWithTablets, type ShopWithTablets } from "./shop-with-tablets.ts";

const WIDTH = 640;
const HEIGHT = 480;

let shop: ShopWithTablets;
let browser: Browser;
let folder: string;
before(async () => {
  shop = await openShopWithTablets();
  folder = mkdtempSync(join(tmpdir(), "separacao-camera-"));
});
after(async () => {
  await browser?.close();
  await shop?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A film of one picture: the code as a camera would see it on a sheet of paper. */
function filmOf(text: string): string {
  const { data, size } = encode(text, { border: 4 });
  const scale = Math.floor(HEIGHT / size);
  const picture = Buffer.alloc(WIDTH * HEIGHT, 200);
  for (let y = 0; y < size * scale; y++)
    for (let x = 0; x < size * scale; x++)
      picture[y * WIDTH + x + 40] = data[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? 25 : 230;
  const file = join(folder, "code.y4m");
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`),
      picture,
      Buffer.alloc((WIDTH * HEIGHT) / 2, 128),
    ]),
  );
  return file;
}

test("the camera reads a printed order's code without a reader of the browser's own, under the security policy", async () => {
  const [order, other] = [await shop.newOrder("47201"), await shop.newOrder("47202")];
  browser = await openBrowser([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${filmOf(`${shop.url}/pedidos/${other.id}`)}`,
  ]);
  const { page, complaints } = await openTablet(browser, shop.url);
  await signIn(page, 22, "1234");
  await page.locator(".board-card").first().waitFor();
  await page.goto(`/pedidos/${order.id}`);
  await page.getByRole("button", { name: "Ler código com a câmera" }).click();
  await page.waitForURL(`**/pedidos/${other.id}`);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test("without a secure context there is no camera, and no button that would lead nowhere", async () => {
  const { page } = await openTablet(browser, shop.url.replace("localhost", SHOP_NAME));
  await signIn(page, 22, "1234");
  await page.locator(".board-card").first().waitFor();
  await page.locator(".board-card").first().click();
  await page.locator(".line-main").first().waitFor();
  assert.equal(await page.evaluate(() => isSecureContext), false);
  assert.equal(await page.getByRole("button", { name: "Ler código com a câmera" }).count(), 0);
  await page.context().close();
});
