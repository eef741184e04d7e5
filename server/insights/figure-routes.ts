import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { FigureFilter, Figures } from "../../shared/insights/figures.ts";
import { signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Cache } from "../platform/cache.ts";
import type { Database } from "../platform/database.ts";
import type { Metrics } from "../platform/metrics.ts";
import { keepCountingUp } from "./keep-counting-up.ts";
import { createFigures } from "./kept-figures.ts";

export interface FigureRoutesOptions {
  database: Database;
  cache: Cache;
  metrics: Metrics;
  shopId: string;
  /** Before this there is nothing to count. */
  opened: Promise<void>;
}

export const figureRoutes: FastifyPluginAsyncTypebox<FigureRoutesOptions> = async (
  app,
  { database, cache, metrics, shopId, opened },
) => {
  const answers = metrics.counter(
    "separacao_figures_answers_total",
    "Figures that were asked for, by where the sums were found.",
    ["found"],
  );
  const figures = createFigures({ database, shopId, cache }, (how) => answers.add([how]));
  keepCountingUp(app, database, shopId, opened);
  app.get(
    "/api/figures",
    {
      onRequest: signedIn(database, shopId, "admin"),
      schema: {
        summary: "What was finished in a period of the shop's days, and how long it took",
        querystring: FigureFilter,
        response: { 200: Figures },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      if (from && to && from > to) throw new AppError("period_backwards");
      return figures(request.query);
    },
  );
};
