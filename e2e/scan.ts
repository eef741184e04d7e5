import type { Page } from "playwright-core";
import { SAME_SCAN_WITHIN_MS } from "../shared/scanning/scan-detector.ts";

/** A scanner is a keyboard that types as fast as the cable carries: all keys are on their way before the first is answered. */
export async function scan(page: Page, text: string, ending = "Enter"): Promise<void> {
  // Only what comes sooner is the same scan held a moment too long.
  const again = (await page.evaluate(() => performance.now())) + SAME_SCAN_WITHIN_MS;
  await page.waitForFunction((moment) => performance.now() > moment, again);
  const devtools = await page.context().newCDPSession(page);
  const press = (key: string, character?: string) => [
    devtools.send("Input.dispatchKeyEvent", {
      type: "keyDown",
      key,
      ...(character && { text: character }),
      ...(key === "Enter" && { code: "Enter", windowsVirtualKeyCode: 13, text: "\r" }),
    }),
    devtools.send("Input.dispatchKeyEvent", { type: "keyUp", key }),
  ];
  await Promise.all([...text].flatMap((key) => press(key, key)).concat(ending ? press(ending) : []));
  await devtools.detach();
}
