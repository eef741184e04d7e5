import { Readable } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { HistoryFilter, HistoryPage } from "../../shared/history/history.ts";
import { shopDay } from "../../shared/insights/shop-day.ts";
import { Uuid } from "../../shared/picking/command.ts";
import { whoAsks, writeAudit } from "../audit/write-audit.ts";
import { readOrder } from "../orders/read-order.ts";
import { sessionOf, signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Database } from "../platform/database.ts";
import { cachedSettings } from "../settings/cached-settings.ts";
import { listLogistics } from "../settings/logistics.ts";
import { findOrders, readProduct, understand } from "./find-orders.ts";
import { historyCsv } from "./history-csv.ts";
import { orderPdf } from "./order-pdf.ts";
import { readPerson, readSellers, suggestions } from "./suggestions.ts";

export const historyRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  const onRequest = signedIn(database, shopId);

  app.get(
    "/api/history",
    {
      onRequest,
      schema: {
        summary: "All orders ever, newest first, 50 a page",
        querystring: Type.Object({ ...HistoryFilter.properties, cursor: Type.Optional(Uuid) }),
        response: { 200: HistoryPage },
      },
    },
    async (request) => {
      const { cursor, ...filter } = request.query;
      checkPeriod(filter);
      const search = await understand(database, shopId, filter);
      const [page, meant, product, picker, sellers] = await Promise.all([
        findOrders(database, shopId, search, cursor),
        cursor ? { clients: [], products: [] } : suggestions(database, shopId, search.readings),
        filter.product ? readProduct(database, shopId, filter.product) : null,
        filter.picker ? readPerson(database, shopId, filter.picker) : null,
        cursor ? [] : readSellers(database, shopId),
      ]);
      return { ...page, ...meant, product, picker, sellers };
    },
  );

  app.get(
    "/api/history.csv",
    {
      onRequest,
      schema: { summary: "The same as a file for a spreadsheet, all pages", querystring: HistoryFilter },
    },
    async (request, reply) => {
      checkPeriod(request.query);
      await app.limits.export(sessionOf(request).person.id);
      const search = await understand(database, shopId, request.query);
      await writeAudit(database, {
        ...whoAsks(request),
        act: "history_exported",
        data: { ...request.query },
      });
      const name = `pedidos-${shopDay(Date.now(), search.timeZone)}.csv`;
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(Readable.from(historyCsv(database, shopId, search)));
    },
  );

  app.get(
    "/api/orders/:id/pdf",
    { onRequest, schema: { summary: "One order on paper", params: Type.Object({ id: Uuid }) } },
    async (request, reply) => {
      const order = await readOrder(database, shopId, request.params.id);
      if (!order) throw new AppError("not_found");
      const [{ shopName, workingHours }, ways] = await Promise.all([
        cachedSettings(database, shopId),
        listLogistics(database, shopId),
      ]);
      const paper = await orderPdf({
        order,
        shopName,
        logistics: ways.find(({ id }) => id === order.logistics)?.name ?? order.logistics,
        timeZone: workingHours.timeZone,
        printedAt: Date.now(),
      });
      // Numbers are digits; an order without one is named by its id.
      const name = `pedido-${/^\d+$/.test(order.number ?? "") ? order.number : order.id}.pdf`;
      return reply
        .header("content-type", "application/pdf")
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(paper);
    },
  );
};

function checkPeriod({ from, to }: HistoryFilter): void {
  if (from && to && from > to) throw new AppError("period_backwards");
}
