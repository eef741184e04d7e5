import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { FigureFilter, Figures } from "../../shared/insights/figures.ts";
import { signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Database } from "../platform/database.ts";
import { catchUp } from "./catch-up.ts";
import { keepCountingUp } from "./keep-counting-up.ts";
import { readFigures } from "./read-figures.ts";

/** A page does not wait longer than this for orders that nobody has counted yet; it says so and asks again. */
const CATCH_UP_BUDGET_MS = 800;

export interface FigureRoutesOptions {
  database: Database;
  shopId: string;
  /** Before this there is nothing to count. */
  opened: Promise<void>;
}

export const figureRoutes: FastifyPluginAsyncTypebox<FigureRoutesOptions> = async (
  app,
  { database, shopId, opened },
) => {
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
      const caughtUp = await catchUp(database, shopId, { budgetMs: CATCH_UP_BUDGET_MS });
      return { ...(await readFigures(database, shopId, request.query)), behind: caughtUp !== "all" };
    },
  );
};
