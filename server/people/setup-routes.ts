import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { newId } from "../../shared/new-id.ts";
import { Login, PersonName, Pin, SignedIn } from "../../shared/people/person.ts";
import { AppError } from "../platform/app-error.ts";
import { transaction } from "../platform/database.ts";
import { addressKey } from "../platform/limits.ts";
import { issueActorToken } from "./actor-token.ts";
import { readDeviceCookie, setDeviceCookie, setSessionCookie } from "./cookies.ts";
import { addFirstAdmin, isNobodyThere } from "./first-admin.ts";
import { hashPin } from "./hash-pin.ts";
import type { PeopleOptions } from "./people-options.ts";
import { createSession } from "./session.ts";
import { trySetupCode } from "./setup-code.ts";

const Setup = Type.Object(
  { code: Type.String({ maxLength: 40 }), login: Login, name: PersonName, pin: Pin },
  { additionalProperties: false },
);
const SetupState = Type.Object({ needed: Type.Boolean() });

export interface SetupOptions extends PeopleOptions {
  /** Where the owner looks: called with each new code. */
  showCode?: (code: string) => void;
}

export const setupRoutes: FastifyPluginAsyncTypebox<SetupOptions> = async (app, options) => {
  const { database, secretKeys, shopId, showCode } = options;
  app.get("/api/setup", { schema: { response: { 200: SetupState } } }, async () => ({
    needed: await isNobodyThere(database, shopId),
  }));

  app.post("/api/setup", { schema: { body: Setup, response: { 200: SignedIn } } }, async (request, reply) => {
    await app.limits.signIn(addressKey(request.ip));
    if (!(await isNobodyThere(database, shopId))) throw new AppError("already_set_up");
    const { code, login, name, pin } = request.body;
    const { right, newCode } = await trySetupCode(database, secretKeys, shopId, code);
    if (newCode) showCode?.(newCode);
    if (!right) throw new AppError("wrong_setup_code");
    const pinHash = await hashPin(secretKeys, pin);
    const deviceId = readDeviceCookie(request, secretKeys) ?? newId();
    const { person, session } = await transaction(database, async (tx) => {
      const added = await addFirstAdmin(tx, shopId, { login, name, pinHash });
      return { person: added, session: await createSession(tx, { shopId, personId: added.id, deviceId }) };
    });
    setSessionCookie(request, reply, session.token);
    setDeviceCookie(request, reply, secretKeys, deviceId);
    const actorToken = issueActorToken(secretKeys, { personId: person.id, deviceId });
    return { person, csrfToken: session.csrfToken, actorToken };
  });
};
