import { createHash } from "node:crypto";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { newId } from "../../shared/new-id.ts";
import { QuotePreview } from "../../shared/quotes/quote.ts";
import { findByNumber } from "../orders/find-by-number.ts";
import { sessionOf, signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Database } from "../platform/database.ts";
import { bodyBytesOf, readUpload, refuseLargeUpload } from "./read-upload.ts";
import { QuoteReadError } from "./reading/quote-read-error.ts";
import type { QuoteReader } from "./reading/quote-reader.ts";
import { createUploadRoom } from "./upload-room.ts";

export interface QuoteRoutesOptions {
  database: Database;
  reader: QuoteReader;
  shopId: string;
}

export const quoteRoutes: FastifyPluginAsyncTypebox<QuoteRoutesOptions> = async (
  app,
  { database, reader, shopId },
) => {
  const room = createUploadRoom();
  app.post(
    "/api/quotes",
    {
      onRequest: [signedIn(database, shopId, "seller", "admin"), refuseLargeUpload],
      schema: {
        summary: "Read a quote PDF (multipart, field `file`)",
        consumes: ["multipart/form-data"],
        response: { 200: QuotePreview },
      },
    },
    async (request) => {
      const { person } = sessionOf(request);
      await app.limits.upload(person.id);
      const leave = await room.enter(person.id, bodyBytesOf(request));
      const bytes = await readUpload(request).finally(leave);
      const quote = await reader.read(bytes, person.id).catch((error: unknown) => {
        throw error instanceof QuoteReadError ? new AppError(error.code) : error;
      });
      const quoteId = newId();
      await database.query(
        "INSERT INTO quotes (shop_id, id, number, content, file_sha256, created_by) VALUES ($1, $2, $3, $4, $5, $6)",
        [
          shopId,
          quoteId,
          quote.number,
          JSON.stringify(quote),
          createHash("sha256").update(bytes).digest(),
          person.id,
        ],
      );
      const duplicateOf = quote.number ? await findByNumber(database, shopId, quote.number) : null;
      return { ...quote, quoteId, duplicateOf };
    },
  );
};
