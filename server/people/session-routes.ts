import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Login, Pin, SignedIn } from "../../shared/people/person.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { transaction } from "../platform/database.ts";
import { addressKey } from "../platform/limits.ts";
import { issueActorToken } from "./actor-token.ts";
import { sessionOf, signedIn } from "./authenticate.ts";
import {
  clearSessionCookie,
  readCookie,
  readDeviceCookie,
  setDeviceCookie,
  setSessionCookie,
} from "./cookies.ts";
import { listKnownPeople } from "./list-known-people.ts";
import type { PeopleOptions } from "./people-options.ts";
import { endSession, readSession } from "./session.ts";
import { signIn } from "./sign-in.ts";

const Credentials = Type.Object({ login: Login, pin: Pin }, { additionalProperties: false });
const KnownPeople = Type.Object({
  people: Type.Array(Type.Object({ id: Type.String(), login: Login, name: Type.String() })),
});

export const sessionRoutes: FastifyPluginAsyncTypebox<PeopleOptions> = async (app, options) => {
  const { database, secretKeys, shopId, onSessionsEnded } = options;

  const onRequest = signedIn(database, shopId);

  app.post(
    "/api/session",
    { schema: { body: Credentials, response: { 200: SignedIn } } },
    async (request, reply) => {
      const knownDevice = readDeviceCookie(request, secretKeys);
      // A stranger who wears out his address's share does not touch that of the shop's own tablets behind it.
      await app.limits.signIn(knownDevice ?? addressKey(request.ip));
      const previous = await readSession(database, shopId, readCookie(request, "session"));
      const { person, session, deviceId } = await signIn(options, {
        ...request.body,
        deviceId: knownDevice,
        address: request.ip,
        agent: request.headers["user-agent"]?.slice(0, 300) ?? null,
        previous,
      });
      if (previous) onSessionsEnded?.([previous.id]);
      setSessionCookie(request, reply, session.token);
      setDeviceCookie(request, reply, secretKeys, deviceId);
      const actorToken = issueActorToken(secretKeys, { personId: person.id, deviceId });
      return { person, csrfToken: session.csrfToken, actorToken };
    },
  );

  app.get(
    "/api/session",
    { onRequest, config: { freshSession: true }, schema: { response: { 200: SignedIn } } },
    async (request) => {
      const { person, csrfToken, deviceId } = sessionOf(request);
      return {
        person,
        csrfToken,
        actorToken: issueActorToken(secretKeys, { personId: person.id, deviceId }),
      };
    },
  );

  app.delete("/api/session", { onRequest }, async (request, reply) => {
    const { id, person, deviceId } = sessionOf(request);
    await transaction(database, async (tx) => {
      await endSession(tx, shopId, id);
      await writeAudit(tx, { shopId, personId: person.id, deviceId, address: request.ip, act: "signed_out" });
    });
    onSessionsEnded?.([id]);
    clearSessionCookie(request, reply);
    return reply.status(204).send();
  });

  // Without a session, and only for the holder of this device's signed cookie: the faces on the sign-in screen.
  app.get("/api/session/known-people", { schema: { response: { 200: KnownPeople } } }, async (request) => {
    const deviceId = readDeviceCookie(request, secretKeys);
    return { people: deviceId ? await listKnownPeople(database, shopId, deviceId) : [] };
  });
};
