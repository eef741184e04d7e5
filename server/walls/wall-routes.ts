import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Uuid } from "../../shared/picking/command.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { sessionOf, signedIn } from "../people/authenticate.ts";
import { setCookie } from "../people/cookies.ts";
import { AppError } from "../platform/app-error.ts";
import type { Bus } from "../platform/bus.ts";
import { type Database, transaction } from "../platform/database.ts";
import { addWall, endWall, listWalls, readWall, touchWall } from "./wall.ts";
import { wallOrPerson } from "./wall-or-person.ts";

const NewWall = Type.Object({ name: Type.String({ minLength: 1, maxLength: 60, pattern: "\\S" }) });
const WallWithToken = Type.Object({ id: Type.String(), name: Type.String(), token: Type.String() });
const Walls = Type.Object({
  walls: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      createdAt: Type.String(),
      lastSeenAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
const Token = Type.Object({ token: Type.String({ minLength: 1, maxLength: 100 }) });
const WallSession = Type.Object({ wall: Type.Object({ id: Type.String(), name: Type.String() }) });
/** The longest that browsers keep a cookie; using the screen's token again begins it anew. */
const COOKIE_S = 400 * 24 * 60 * 60;

/** Administrators hang screens up and take them down; a screen comes in with its token. */
export const wallRoutes: FastifyPluginAsyncTypebox<{ database: Database; bus: Bus; shopId: string }> = async (
  app,
  { database, bus, shopId },
) => {
  const onRequest = signedIn(database, shopId, "admin");

  app.get(
    "/api/walls",
    { onRequest, schema: { summary: "Screens on the wall", response: { 200: Walls } } },
    async () => ({ walls: await listWalls(database, shopId) }),
  );

  app.post(
    "/api/walls",
    {
      onRequest,
      schema: {
        summary: "Hang up a screen; its token is shown this once",
        body: NewWall,
        response: { 201: WallWithToken },
      },
    },
    async (request, reply) => {
      const { person, deviceId } = sessionOf(request);
      const wall = await transaction(database, async (tx) => {
        const added = await addWall(tx, shopId, { name: request.body.name, personId: person.id });
        await writeAudit(tx, {
          shopId,
          personId: person.id,
          deviceId,
          address: request.ip,
          act: "wall_added",
          subject: added.id,
          data: { name: added.name },
        });
        return added;
      });
      return reply.code(201).send(wall);
    },
  );

  app.delete(
    "/api/walls/:id",
    {
      onRequest,
      schema: { summary: "Take a screen down, wherever it is", params: Type.Object({ id: Uuid }) },
    },
    async (request, reply) => {
      const { person, deviceId } = sessionOf(request);
      const { id } = request.params;
      await transaction(database, async (tx) => {
        if (!(await endWall(tx, shopId, id))) throw new AppError("not_found");
        await writeAudit(tx, {
          shopId,
          personId: person.id,
          deviceId,
          address: request.ip,
          act: "wall_removed",
          subject: id,
        });
      });
      bus.publish({ kind: "ended", shopId, ids: [id] });
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/wall-session",
    { schema: { summary: "A screen comes in with its token", body: Token, response: { 200: WallSession } } },
    async (request, reply) => {
      const { token } = request.body;
      const wall = await readWall(database, shopId, token);
      if (!wall) throw new AppError("wrong_wall_token");
      await touchWall(database, shopId, wall.id);
      setCookie(request, reply, "wall", token, COOKIE_S);
      return { wall };
    },
  );

  app.get(
    "/api/wall-session",
    {
      onRequest: wallOrPerson(database, shopId),
      config: { countsAsActivity: false },
      schema: { summary: "Which screen this is", response: { 200: WallSession } },
    },
    async (request) => {
      if (!request.wall) throw new AppError("not_found");
      return { wall: { id: request.wall.id, name: request.wall.name } };
    },
  );
};
