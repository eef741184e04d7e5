import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { openBrowser } from "../../e2e/browser.ts";
import { firstBytes, firstScripts } from "../../e2e/first-scripts.ts";
import { freePort } from "../../test-support/free-port.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import type { Experiment, Measured, Round } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";

export const firstScriptsSize: Experiment = {
  name: "scripts",
  rows: [
    {
      id: "first-scripts",
      job: "JavaScript until a signed-in board can be used, gzip",
      says: "",
      unit: "kB",
      target: { atMost: 150 },
    },
  ],
  async run(): Promise<Record<string, Measured>> {
    const note = `${firstScripts().length} files`;
    return { "first-scripts": { rounds: [{ value: firstBytes() / 1000 }], note } };
  },
};

/** Lighthouse's own telephone: a processor four times slower than this one, and a slow 4G. */
export const firstVisit: Experiment = {
  name: "first visit",
  needs: "time",
  rows: [
    {
      id: "first-visit-lcp",
      job: "first visit of the board on a mid-range tablet (Lighthouse mobile): largest contentful paint",
      says: "",
      unit: "ms",
      target: { atMost: 1800 },
    },
    {
      id: "first-visit-tbt",
      job: "the same: total blocking time",
      says: "",
      unit: "ms",
      target: { atMost: 100 },
    },
  ],
  async run({ small }: Ground): Promise<Record<string, Measured>> {
    const shop = await small();
    const program = await startProgram(shop.url);
    const port = await freePort();
    const browser = await openBrowser([`--remote-debugging-port=${port}`]);
    const url = `http://127.0.0.1:${program.port}`;
    try {
      // Lighthouse opens its pages in the browser's own context: whoever is signed in there is signed in for it.
      const own = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const [name = "", value = ""] = shop.sessions.all[0]!.cookie.split("=");
      await own.contexts()[0]?.addCookies([{ name, value, url }]);
      const lcp: Round[] = [];
      const tbt: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const result = await lighthouse(url, { port, logLevel: "error", onlyCategories: ["performance"] });
        const audit = (id: string) => ({ value: result?.lhr.audits[id]?.numericValue ?? Number.NaN });
        lcp.push(audit("largest-contentful-paint"));
        tbt.push(audit("total-blocking-time"));
      }
      return { "first-visit-lcp": { rounds: lcp }, "first-visit-tbt": { rounds: tbt } };
    } finally {
      await browser.close();
      await program.stop();
    }
  },
};
