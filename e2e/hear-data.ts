import type { Page } from "playwright-core";

/**
 * What the server tells a page is the shop's own: names, products, reasons it wrote. Its sentences (`message`) are not; a
 * screen that shows one of them speaks in the server's language.
 */
export function hearData(page: Page) {
  const heard = new Set<string>();
  const beingRead = new Set<Promise<void>>();
  const keep = (value: unknown, key = ""): void => {
    if (typeof value === "string" && key !== "message" && value.length > 1) heard.add(value.toLowerCase());
    else if (typeof value === "object" && value !== null)
      for (const [name, part] of Object.entries(value)) keep(part, name);
  };
  const hear = (text: string) => {
    try {
      keep(JSON.parse(text));
    } catch {
      // No data.
    }
  };
  page.on("response", (response) => {
    if (!response.url().includes("/api/")) return;
    const reading = response.text().then(hear, () => {}); // the page went on before it was read
    beingRead.add(reading);
    void reading.then(() => beingRead.delete(reading));
  });
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => hear(String(payload))));
  return {
    /** What the page may show already, and this process has not read yet, is read now. */
    allHeard: () => Promise.all(beingRead),
    /** The rest of a text. */
    takenOutOf: (text: string): string =>
      [...heard]
        .sort((a, b) => b.length - a.length)
        .reduce((rest, data) => rest.replaceAll(data, " "), text.toLowerCase()),
  };
}
