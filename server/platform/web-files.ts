import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { ERRORS } from "../../shared/error-codes.ts";
import { ROOT } from "./root.ts";

const FOLDER = join(ROOT, "dist/web");

/** What the board asks for first: named with its page, it comes beside the first script and not after it. */
const BOARD_DATA = ["/api/orders?state=open", "/api/logistics"]
  .map((address) => `<${address}>; rel=preload; as=fetch; crossorigin`)
  .join(", ");

interface Options {
  /** Whether it is worth naming what only a signed-in device is told. */
  seemsSignedIn: (request: FastifyRequest) => boolean;
}

/** The built screens (none in tests that only speak to the API). Files under /assets carry a hash in their name and never change; every other page is the application. */
export const webFiles: FastifyPluginAsync<Options> = async (app, { seemsSignedIn }) => {
  const built = existsSync(join(FOLDER, "index.html"));
  const preloads = readPreloads();
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
  app.addHook("onRequest", async (request, reply) => {
    if (request.url !== "/" || request.method !== "GET" || !seemsSignedIn(request)) return;
    // A worker that puts the page by asks for it as well, and for no board.
    if (request.headers.accept?.includes("text/html")) reply.header("link", BOARD_DATA);
  });
  app.setNotFoundHandler((request, reply) => {
    const page =
      built &&
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      !request.url.startsWith("/assets/");
    const own = page && preloads.find(([address]) => request.url.startsWith(address));
    if (own) reply.header("link", own[1]);
    if (page) return reply.sendFile("index.html");
    return reply.code(404).send({ code: "not_found", message: ERRORS.not_found.message, details: {} });
  });
};

/** The files of each screen as the build wrote them down: the page names them, so they come beside its first script. */
function readPreloads(): [address: string, link: string][] {
  const list = join(FOLDER, "screens.json");
  if (!existsSync(list)) return [];
  const screens = JSON.parse(readFileSync(list, "utf8")) as Record<string, string[]>; // as: web/preload-screens.ts writes it
  return Object.entries(screens).map(([address, files]) => [address, files.map(linkTo).join(", ")]);
}

const linkTo = (file: string): string =>
  file.endsWith(".css") ? `</${file}>; rel=preload; as=style; crossorigin` : `</${file}>; rel=modulepreload`;
