import type { FastifyInstance } from "fastify";
import { AppError } from "./app-error.ts";

const LOOK_EVERY_MS = 500;
/** How late the event loop may be. What a long line of requests brings; a single pause of the memory's cleaner stays far below. */
const LATE_MS = 500;

/**
 * A process that cannot keep up says so (503, Retry-After) instead of letting everybody wait: the balancer asks another one,
 * tablets keep their touches and try again. Late twice in a row: who was held up once and is free again has time for those who waited.
 * Pages and health stay: they cost little, and say that it lives.
 */
export function shedLoad(
  app: FastifyInstance,
  { lookEveryMs = LOOK_EVERY_MS, lateMs = LATE_MS } = {},
): () => boolean {
  let late = 0;
  let due = performance.now() + lookEveryMs;
  const timer = setInterval(() => {
    late = performance.now() - due > lateMs ? late + 1 : 0;
    if (late === 2) app.log.warn("cannot keep up: asking people to wait");
    due = performance.now() + lookEveryMs;
  }, lookEveryMs).unref();
  const isOverloaded = () => late >= 2;
  app.addHook("onRequest", ({ url }, _reply, done) => {
    const isWork = url.startsWith("/api/") || url.startsWith("/live");
    done(isOverloaded() && isWork ? new AppError("unavailable") : undefined);
  });
  app.addHook("onClose", async () => clearInterval(timer));
  return isOverloaded;
}
