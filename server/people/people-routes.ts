import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Login, Person, PersonName, Pin, Role } from "../../shared/people/person.ts";
import { AppError } from "../platform/app-error.ts";
import { transaction } from "../platform/database.ts";
import { addPerson } from "./add-person.ts";
import { sessionOf, signedIn } from "./authenticate.ts";
import { changePerson } from "./change-person.ts";
import { unlockLogin } from "./count-pin-tries.ts";
import { hashPin } from "./hash-pin.ts";
import { listPeople } from "./list-people.ts";
import type { PeopleOptions } from "./people-options.ts";
import { writeAudit } from "./write-audit.ts";

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
const PersonId = Type.Object({ id: Type.String({ pattern: "^[0-9a-fA-F-]{36}$" }) });
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
      const { person: admin, deviceId } = sessionOf(request);
      const { login, name, role, pin } = request.body;
      const pinHash = await hashPin(secretKeys, pin);
      const person = await transaction(database, async (tx) => {
        const added = await addPerson(tx, shopId, { login, name, role, pinHash });
        // What strangers tried on this number while it was nobody's is not held against the newcomer.
        await unlockLogin(tx, shopId, login);
        await writeAudit(tx, {
          shopId,
          personId: admin.id,
          deviceId,
          address: request.ip,
          act: "person_added",
          subject: added.id,
          data: { login, name: added.name, role },
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
        await writeAudit(tx, {
          shopId,
          personId: session.person.id,
          deviceId: session.deviceId,
          address: request.ip,
          act: "person_changed",
          subject: changed.person.id,
          data: { ...change, ...(pin === undefined ? {} : { pin: "changed" }) },
        });
        return changed;
      });
      if (endedSessionIds.length > 0) onSessionsEnded?.(endedSessionIds);
      return person;
    },
  );

  app.post("/api/people/:id/unlock", { onRequest, schema: { params: PersonId } }, async (request, reply) => {
    const { person: admin, deviceId } = sessionOf(request);
    await transaction(database, async (tx) => {
      const { rows } = await tx.query<{ id: string; login: number }>(
        "SELECT id, login FROM people WHERE shop_id = $1 AND id = $2",
        [shopId, request.params.id],
      );
      const person = rows[0];
      if (!person) throw new AppError("not_found");
      await unlockLogin(tx, shopId, person.login);
      await writeAudit(tx, {
        shopId,
        personId: admin.id,
        deviceId,
        address: request.ip,
        act: "sign_in_unlocked",
        subject: person.id,
      });
    });
    return reply.status(204).send();
  });
};
