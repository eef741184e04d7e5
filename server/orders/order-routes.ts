import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Card, ORDER_STATES, Order, Packaging } from "../../shared/orders/order.ts";
import { Uuid } from "../../shared/picking/command.ts";
import { OrderEvent } from "../../shared/picking/event.ts";
import { originOf } from "../audit/origin.ts";
import { sessionOf, signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Bus } from "../platform/bus.ts";
import { type Cache, keepAnswers } from "../platform/cache.ts";
import type { Database } from "../platform/database.ts";
import type { Metrics } from "../platform/metrics.ts";
import { wallOrPerson } from "../walls/wall-or-person.ts";
import { BOARD_VERSION, readBoard, readBoardVersion } from "./board-version.ts";
import { createOrder } from "./create-order.ts";
import { listOrders } from "./list-orders.ts";
import { listRecentlyFinished } from "./list-recently-finished.ts";
import { readEvents } from "./order-log.ts";
import { readOrder } from "./read-order.ts";

const Id = Type.Object({ id: Uuid });
const NewOrder = Type.Object({
  quoteId: Uuid,
  logistics: Type.String({ minLength: 1, maxLength: 64 }),
  packaging: Packaging,
  notes: Type.Optional(Type.String({ maxLength: 500 })),
  overrideReason: Type.Optional(Type.String({ maxLength: 500 })),
  requestId: Uuid,
});
const Filter = Type.Object({
  state: Type.Optional(Type.Enum(["open", ...ORDER_STATES])),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  seller: Type.Optional(Uuid),
  logistics: Type.Optional(Type.String({ maxLength: 64 })),
  cursor: Type.Optional(Uuid),
});

export const orderRoutes: FastifyPluginAsyncTypebox<{
  database: Database;
  bus: Bus;
  cache: Cache;
  metrics: Metrics;
  shopId: string;
}> = async (app, { database, bus, cache, metrics, shopId }) => {
  const onRequest = signedIn(database, shopId);

  app.post(
    "/api/orders",
    {
      onRequest: signedIn(database, shopId, "seller", "admin"),
      schema: { summary: "Make an order of a quote", body: NewOrder, response: { 201: Order } },
    },
    async (request, reply) => {
      const { id, name } = sessionOf(request).person;
      const order = await createOrder(database, bus, shopId, { id, name }, request.body, originOf(request));
      request.orderId = order.id;
      return reply.code(201).send(order);
    },
  );

  const Page = Type.Object({
    orders: Type.Array(Card),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
  });
  const answers = metrics.counter(
    "separacao_board_answers_total",
    "Boards that were asked for, by where the answer was found.",
    ["found"],
  );
  const boards = keepAnswers(cache, { found: (how) => answers.add([how]) });
  const anybody = wallOrPerson(database, shopId);
  const withBoard = wallOrPerson(database, shopId, BOARD_VERSION);
  app.get(
    "/api/orders",
    {
      onRequest: (request) => (isBoard(request.query) ? withBoard(request) : anybody(request)),
      schema: { summary: "The board, or one state's orders", querystring: Filter, response: { 200: Page } },
    },
    async (request, reply) => {
      // A screen on the wall shows the board as it is: no searching, no closed orders.
      if (!isBoard(request.query)) {
        if (request.wall) throw new AppError("forbidden");
        return listOrders(database, shopId, request.query);
      }
      const version = request.session?.aside ?? (await readBoardVersion(database, shopId));
      const bytes = await boards.get(`board:${shopId}`, version, () => readBoard(database, shopId));
      // as: it is the same shape, made into bytes once for all who ask until something changes
      return reply.type("application/json; charset=utf-8").send(bytes as never);
    },
  );

  app.get(
    "/api/orders/recently-finished",
    {
      onRequest: wallOrPerson(database, shopId),
      schema: {
        summary: "What was finished in the last hours, newest first",
        response: { 200: Type.Object({ orders: Type.Array(Card) }) },
      },
    },
    async () => ({ orders: await listRecentlyFinished(database, shopId) }),
  );

  app.get(
    "/api/orders/:id",
    { onRequest, schema: { summary: "One order", params: Id, response: { 200: Order } } },
    async (request) => {
      const order = await readOrder(database, shopId, request.params.id);
      if (!order) throw new AppError("not_found");
      return order;
    },
  );

  const Log = Type.Object({ version: Type.Integer(), events: Type.Array(OrderEvent) });
  const After = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })) });
  app.get(
    "/api/orders/:id/events",
    {
      onRequest,
      schema: {
        summary: "What happened to an order after a version",
        params: Id,
        querystring: After,
        response: { 200: Log },
      },
    },
    async (request) => {
      const after = request.query.after ?? 0;
      const events = await readEvents(database, shopId, request.params.id, after);
      const last = events.at(-1);
      if (last) return { version: last.version, events };
      const { rows } = await database.query<{ version: number }>(
        "SELECT version FROM orders WHERE shop_id = $1 AND id = $2",
        [shopId, request.params.id],
      );
      if (!rows[0]) throw new AppError("not_found");
      return { version: rows[0].version, events };
    },
  );
};

/** All open orders and no question besides. Asked before anything was validated. */
function isBoard(query: unknown): boolean {
  const { state = "open", ...more } = query as { state?: unknown }; // as: a query always is an object
  return state === "open" && Object.keys(more).length === 0;
}
