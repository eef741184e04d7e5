import type { FastifyRequest } from "fastify";
import { signedIn, signedInReading } from "../people/authenticate.ts";
import { readCookie } from "../people/cookies.ts";
import type { Aside } from "../people/session.ts";
import { AppError } from "../platform/app-error.ts";
import type { Database } from "../platform/database.ts";
import { readWall, type Wall } from "./wall.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set where a wall screen asks and nobody is signed in on it. */
    wall?: Wall;
  }
}

/** As `onRequest`, for the little that a screen on the wall may read too. A person who is signed in goes first. */
export function wallOrPerson(database: Database, shopId: string, aside?: Aside) {
  const person = aside ? signedInReading(database, shopId, aside) : signedIn(database, shopId);
  return async (request: FastifyRequest): Promise<void> => {
    const token = readCookie(request, "wall");
    if (!token) return person(request);
    try {
      await person(request);
    } catch (error) {
      const wall = isStranger(error) ? await readWall(database, shopId, token) : null;
      if (!wall) throw error;
      request.wall = wall;
    }
  };
}

const isStranger = (error: unknown): boolean => error instanceof AppError && error.code === "unauthenticated";
