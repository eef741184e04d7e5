import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Settings, SettingsChange } from "../../shared/settings/settings.ts";
import { whoAsks, writeAudit } from "../audit/write-audit.ts";
import { signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Bus } from "../platform/bus.ts";
import { type Database, transaction } from "../platform/database.ts";
import { wallOrPerson } from "../walls/wall-or-person.ts";
import { cachedSettings } from "./cached-settings.ts";
import { changeSettings } from "./change-settings.ts";
import { readLogo } from "./logo.ts";

export const settingsRoutes: FastifyPluginAsyncTypebox<{
  database: Database;
  bus: Bus;
  shopId: string;
}> = async (app, { database, bus, shopId }) => {
  app.get(
    "/api/settings",
    {
      onRequest: wallOrPerson(database, shopId),
      config: { countsAsActivity: false },
      schema: { summary: "The shop's settings, for every screen", response: { 200: Settings } },
    },
    () => cachedSettings(database, shopId),
  );

  app.patch(
    "/api/settings",
    {
      onRequest: signedIn(database, shopId, "admin"),
      schema: { summary: "Change what is named", body: SettingsChange, response: { 200: Settings } },
    },
    async (request) => {
      const changed = await transaction(database, async (tx) => {
        const { settings, before, after } = await changeSettings(tx, shopId, request.body);
        if (Object.keys(after).length > 0)
          await writeAudit(tx, {
            ...whoAsks(request),
            act: "settings_changed",
            subject: Object.keys(after).join(" "),
            data: { before, after },
          });
        return settings;
      });
      bus.publish({ kind: "settings", shopId });
      return changed;
    },
  );

  // Without a session: the sign-in screen shows it, and what hangs over the shop's door is no secret.
  app.get(
    "/api/settings/logo",
    {
      schema: {
        summary: "The shop's picture",
        querystring: Type.Object({ v: Type.Optional(Type.String({ maxLength: 64 })) }),
      },
    },
    async (request, reply) => {
      const logo = await readLogo(database, shopId);
      if (!logo) throw new AppError("not_found");
      const isNamed = request.query.v === logo.digest;
      return reply
        .header("content-type", logo.mediaType)
        .header("x-content-type-options", "nosniff")
        .header("content-security-policy", "default-src 'none'; sandbox")
        .header("cache-control", isNamed ? "public, max-age=31536000, immutable" : "no-cache")
        .send(logo.bytes);
    },
  );
};
