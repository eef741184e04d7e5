import { hash } from "node:crypto";
import type { FigureFilter, Figures } from "../../shared/insights/figures.ts";
import { shopDay } from "../../shared/insights/shop-day.ts";
import { workedShare } from "../../shared/insights/working-time.ts";
import { type Cache, type Found, keepAnswers } from "../platform/cache.ts";
import type { Database } from "../platform/database.ts";
import { catchUp } from "./catch-up.ts";
import { describeProducts } from "./describe-products.ts";
import { readFigureState } from "./figure-state.ts";
import { readFigures, type Sums } from "./read-figures.ts";
import { basisOf, readWorkingHours } from "./working-hours.ts";

/** A page does not wait longer than this for orders that nobody has counted yet; it says so and asks again. */
const CATCH_UP_BUDGET_MS = 800;
/** Periods and filters that somebody looks at. */
const MOST_KEPT = 50;

/**
 * The sums of a question are kept as long as no fact, name or working hour is another one and it is the same day: one
 * small statement says so. What the clock says and how products are called today is put in each time.
 */
export function createFigures(
  { database, shopId, cache }: { database: Database; shopId: string; cache: Cache },
  found: (how: Found) => void = () => {},
): (filter: FigureFilter) => Promise<Figures> {
  const kept = keepAnswers(cache, { most: MOST_KEPT, found });

  return async (filter) => {
    const hours = await readWorkingHours(database, shopId);
    const basis = basisOf(hours);
    let state = await readFigureState(database, shopId, basis);
    let behind = false;
    if (state.uncounted) {
      behind = (await catchUp(database, shopId, { budgetMs: CATCH_UP_BUDGET_MS })) !== "all";
      state = await readFigureState(database, shopId, basis);
    }
    const now = Date.now();
    const read = () => readFigures(database, shopId, filter, { now, hours });
    const sums = async (): Promise<Sums> => {
      if (behind || state.facts === null) return read();
      const { from, to, seller, logistics } = filter;
      const question = JSON.stringify([shopDay(now, hours.timeZone), from, to, seller, logistics]);
      const version = hash("sha1", JSON.stringify([state.facts, state.names, basis]));
      const bytes = await kept.get(`figures:${shopId}:${hash("sha1", question)}`, version, async () => ({
        version,
        bytes: Buffer.from(JSON.stringify(await read())),
      }));
      return JSON.parse(bytes.toString()) as Sums; // as: written a few lines above
    };
    const { products, glance, ...figures } = await sums();
    return {
      ...figures,
      glance: { ...glance, worked: workedShare(now, hours) },
      products: await describeProducts(database, shopId, products),
      behind,
    };
  };
}
