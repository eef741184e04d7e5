import type { FastifyRequest } from "fastify";
import { sessionOf } from "../people/authenticate.ts";

/** From where somebody acts. */
export interface Origin {
  deviceId: string;
  address: string;
}

export const originOf = (request: FastifyRequest): Origin => ({
  deviceId: sessionOf(request).deviceId,
  address: request.ip,
});
