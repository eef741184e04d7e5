import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Login, Person, PersonName, Pin, Role } from "../../shared/people/person.ts";
import { PersonDevices } from "../../shared/people/person-devices.ts";
import { Uuid } from "../../shared/picking/command.ts";
import { difference, whoAsks, writeAudit } from "../audit/write-audit.ts";
import { AppError } from "../platform/app-error.ts";
import { type Queryable, transaction } from "../platform/database.ts";
import { addPerson } from "./add-person.ts";
import { sessionOf, signedIn } from "./authenticate.ts";
import { changePerson } from "./change-person.ts";
import { unlockLogin } from "./count-pin-tries.ts";
import { hashPin } from "./hash-pin.ts";
import { listSessions, listSignIns } from "./list-devices.ts";
import { listPeople } from "./list-people.ts";
import type { PeopleOptions } from "./people-options.ts";
import { endSessionsOf } from "./session.ts";

const NewPerson = Type.Object(
  { login: Login, name: PersonName, role: Role, pin: Pin },
  { additionalProperties: false },
);
const PersonChange = Type.Object(
  {
    name: Type.Optional(PersonName),
    role: Type.Optional(Role),
    active: Type.Optional(Type.Boolean()),
    pin: Type.Optional(Pin),
  },
  { additionalProperties: false },
);
const PersonId = Type.Object({ id: Uuid });
const Moment = Type.Union([Type.String(), Type.Null()]);
const People = Type.Object({
  people: Type.Array(Type.Object({ ...Person.properties, lockedUntil: Moment, lastSeenAt: Moment })),
});

/** Administrators only, reading too. */
export const peopleRoutes: FastifyPluginAsyncTypebox<PeopleOptions> = async (app, options) => {
  const { database, secretKeys, shopId, onSessionsEnded } = options;
  const onRequest = signedIn(database, shopId, "admin");

  app.get("/api/people", { onRequest, schema: { response: { 200: People } } }, async () => ({
    people: await listPeople(database, shopId),
  }));

  app.post(
    "/api/people",
    { onRequest, schema: { body: NewPerson, response: { 201: Person } } },
    async (request, reply) => {
      const { login, name, role, pin } = request.body;
      const pinHash = await hashPin(secretKeys, pin);
      const person = await transaction(database, async (tx) => {
        const added = await addPerson(tx, shopId, { login, name, role, pinHash });
        // What strangers tried on this number while it was nobody's is not held against the newcomer.
        await unlockLogin(tx, shopId, login);
        await writeAudit(tx, {
          ...whoAsks(request),
          act: "person_added",
          subject: added.id,
          data: { after: { login, name: added.name, role } },
        });
        return added;
      });
      return reply.status(201).send(person);
    },
  );

  app.patch(
    "/api/people/:id",
    { onRequest, schema: { params: PersonId, body: PersonChange, response: { 200: Person } } },
    async (request) => {
      const session = sessionOf(request);
      const { pin, ...change } = request.body;
      const pinHash = pin === undefined ? undefined : await hashPin(secretKeys, pin);
      const { person, endedSessionIds } = await transaction(database, async (tx) => {
        const changed = await changePerson(tx, session, request.params.id, { ...change, pinHash });
        const { before, after } = difference(changed.before, changed.person);
        await writeAudit(tx, {
          ...whoAsks(request),
          act: "person_changed",
          subject: changed.person.id,
          data: { before, after: { ...after, ...(pin !== undefined && { pin: "changed" }) } },
        });
        return changed;
      });
      if (endedSessionIds.length > 0) onSessionsEnded?.(endedSessionIds);
      return person;
    },
  );

  app.post("/api/people/:id/unlock", { onRequest, schema: { params: PersonId } }, async (request, reply) => {
    await transaction(database, async (tx) => {
      const { id, login } = await findPerson(tx, shopId, request.params.id);
      await unlockLogin(tx, shopId, login);
      await writeAudit(tx, { ...whoAsks(request), act: "sign_in_unlocked", subject: id });
    });
    return reply.status(204).send();
  });

  app.get(
    "/api/people/:id/devices",
    {
      onRequest,
      schema: {
        summary: "Where a person is signed in, and the last times that number was tried",
        params: PersonId,
        response: { 200: PersonDevices },
      },
    },
    async (request) => {
      const { id, login } = await findPerson(database, shopId, request.params.id);
      const { id: ownSessionId } = sessionOf(request);
      return {
        sessions: await listSessions(database, shopId, id, ownSessionId),
        signIns: await listSignIns(database, shopId, { id, login }),
      };
    },
  );

  app.post(
    "/api/people/:id/sign-out",
    {
      onRequest,
      schema: {
        summary: "Sign a person out everywhere; oneself everywhere else",
        params: PersonId,
        response: { 200: Type.Object({ ended: Type.Integer() }) },
      },
    },
    async (request) => {
      const session = sessionOf(request);
      const ended = await transaction(database, async (tx) => {
        const { id } = await findPerson(tx, shopId, request.params.id);
        const keep = id === session.person.id ? session.id : undefined;
        const ids = await endSessionsOf(tx, shopId, id, keep);
        await writeAudit(tx, {
          ...whoAsks(request),
          act: "sessions_ended",
          subject: id,
          data: { sessions: ids.length },
        });
        return ids;
      });
      if (ended.length > 0) onSessionsEnded?.(ended);
      return { ended: ended.length };
    },
  );
};

async function findPerson(
  database: Queryable,
  shopId: string,
  id: string,
): Promise<{ id: string; login: number }> {
  const { rows } = await database.query<{ id: string; login: number }>(
    "SELECT id, login FROM people WHERE shop_id = $1 AND id = $2",
    [shopId, id],
  );
  if (!rows[0]) throw new AppError("not_found");
  return rows[0];
}
