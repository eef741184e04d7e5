import type { FastifyInstance } from "fastify";
import type { Database } from "../platform/database.ts";
import { catchUp } from "./catch-up.ts";

const EVERY_MS = 60_000;
const SLICE_MS = 1_000;

/** Counts in the background, so that the page finds little left to do, also after an update or new working hours. */
export function keepCountingUp(
  app: FastifyInstance,
  database: Database,
  shopId: string,
  opened: Promise<void>,
): void {
  let closing = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const run = async () => {
    let more = true;
    while (more && !closing) {
      more = await catchUp(database, shopId, { budgetMs: SLICE_MS }).then(
        (caughtUp) => caughtUp === "some",
        (error: unknown) => {
          app.log.warn({ err: error }, "the figures could not be counted up; they are on the next reading");
          return false;
        },
      );
    }
  };
  const start = () => {
    running = running.then(run);
  };
  app.addHook("onListen", async () => {
    void opened.then(start);
    timer = setInterval(() => void opened.then(start), EVERY_MS);
    timer.unref();
  });
  app.addHook("preClose", async () => {
    closing = true;
    clearInterval(timer);
    await running;
  });
}
