import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyPluginAsync } from "fastify";
import { ERRORS } from "../../shared/error-codes.ts";
import { ROOT } from "./root.ts";

const FOLDER = join(ROOT, "dist/web");

/** The built screens (none in tests that only speak to the API). Files under /assets carry a hash in their name and never change; every other page is the application. */
export const webFiles: FastifyPluginAsync = async (app) => {
  const built = existsSync(join(FOLDER, "index.html"));
  if (built)
    await app.register(fastifyStatic, {
      root: FOLDER,
      wildcard: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const immutable = path.includes("/assets/");
        reply.header("cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const page =
      built &&
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      !request.url.startsWith("/assets/");
    if (page) return reply.sendFile("index.html");
    return reply.code(404).send({ code: "not_found", message: ERRORS.not_found.message, details: {} });
  });
};
