import type { FastifyRequest } from "fastify";
import { findSession, refuseStranger } from "../people/authenticate.ts";
import { readCookie } from "../people/cookies.ts";
import type { Aside } from "../people/session.ts";
import type { Database } from "../platform/database.ts";
import { countAs } from "../platform/limit-requests.ts";
import { readWall, type Wall } from "./wall.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set where a wall screen asks and nobody is signed in on it. */
    wall?: Wall;
  }
}

/** As `onRequest`, for the little that a screen on the wall may read too. A person who is signed in goes first. */
export function wallOrPerson(database: Database, shopId: string, aside?: Aside) {
  return async (request: FastifyRequest): Promise<void> => {
    if (await findSession(request, { database, shopId }, aside)) return;
    const wall = await readWall(database, shopId, readCookie(request, "wall"));
    if (!wall) return refuseStranger(request);
    await countAs(request, wall.id);
    request.wall = wall;
  };
}
