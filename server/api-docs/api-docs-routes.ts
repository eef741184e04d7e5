import type { FastifyPluginAsync } from "fastify";
import { type ApiDescription, apiPage } from "./api-page.ts";
import { API_STYLE } from "./api-style.ts";

/** The API as a page to read and as OpenAPI for programs. Without a script, so the strict policy holds here, too. */
export const apiDocsRoutes: FastifyPluginAsync = async (app) => {
  const schema = { hide: true };
  let page: string | undefined;
  for (const url of ["/api/docs", "/api/docs/"])
    app.get(url, { schema }, async (_request, reply) => {
      page ??= apiPage(app.swagger() as ApiDescription); // as: all of our schemas are written out, none refers
      return reply.type("text/html; charset=utf-8").send(page);
    });
  app.get("/api/docs/json", { schema }, async () => app.swagger());
  app.get("/api/docs/style.css", { schema }, (_request, reply) =>
    reply.type("text/css; charset=utf-8").send(API_STYLE),
  );
};
