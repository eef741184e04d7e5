import type { FastifyRequest } from "fastify";
import type { PersonRef } from "../../shared/people/person.ts";
import { sessionOf } from "../people/authenticate.ts";

/** Who is at the other end of a socket. `id` is what ends it: a session's, or a wall screen's. */
export type Listener = { kind: "person"; id: string; person: PersonRef } | { kind: "wall"; id: string };

export const everybody = (_listener: Listener): boolean => true;
export const peopleOnly = ({ kind }: Listener): boolean => kind === "person";

export function listenerOf(request: FastifyRequest): Listener {
  if (request.wall) return { kind: "wall", id: request.wall.id };
  const { id, person } = sessionOf(request);
  return { kind: "person", id, person: { id: person.id, name: person.name } };
}
