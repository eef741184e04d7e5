import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Uuid } from "../../shared/picking/command.ts";
import { Barcode, BarcodeText, NewBarcode, OrderBarcodes } from "../../shared/scanning/barcode.ts";
import { whoAsks, writeAudit } from "../audit/write-audit.ts";
import { sessionOf, signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import { type Database, transaction } from "../platform/database.ts";
import { forgetBarcode, learnBarcode, readBarcode, readOrderBarcodes } from "./barcodes.ts";

const Code = Type.Object({ code: BarcodeText });

/** Everybody who handles goods may teach the shop a code. */
export const barcodeRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  const onRequest = signedIn(database, shopId);

  app.get(
    "/api/barcodes",
    {
      onRequest,
      schema: {
        summary: "What was learned for an order's products",
        querystring: Type.Object({ order: Uuid }),
        response: { 200: OrderBarcodes },
      },
    },
    async (request) => ({ barcodes: await readOrderBarcodes(database, shopId, request.query.order) }),
  );

  app.get(
    "/api/barcodes/:code",
    {
      onRequest,
      schema: { summary: "Which product a code is on", params: Code, response: { 200: Barcode } },
    },
    async (request) => {
      const barcode = await readBarcode(database, shopId, request.params.code);
      if (!barcode) throw new AppError("not_found");
      return barcode;
    },
  );

  app.post(
    "/api/barcodes",
    {
      onRequest,
      schema: {
        summary: "Learn a code; 200 when it was known",
        body: NewBarcode,
        response: { 200: Barcode, 201: Barcode },
      },
    },
    async (request, reply) => {
      const { code, productCode } = request.body;
      const { barcode, isNew } = await transaction(database, async (tx) => {
        const { personId } = whoAsks(request);
        const learned = await learnBarcode(tx, shopId, { code, productCode, personId });
        if (learned.isNew)
          await writeAudit(tx, {
            ...whoAsks(request),
            act: "barcode_learned",
            subject: code,
            data: { after: learned.barcode.product },
          });
        return learned;
      });
      return reply.code(isNew ? 201 : 200).send(barcode);
    },
  );

  app.delete(
    "/api/barcodes/:code",
    {
      onRequest,
      schema: { summary: "Forget a code: whoever learned it, or an administrator", params: Code },
    },
    async (request, reply) => {
      const { code } = request.params;
      await transaction(database, async (tx) => {
        const { product } = await forgetBarcode(tx, shopId, code, sessionOf(request).person);
        await writeAudit(tx, {
          ...whoAsks(request),
          act: "barcode_forgotten",
          subject: code,
          data: { before: product },
        });
      });
      return reply.code(204).send();
    },
  );
};
