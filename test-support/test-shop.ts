import assert from "node:assert/strict";
import type { FastifyInstance, LightMyRequestResponse as Response } from "fastify";
import { type AppOptions, buildApp } from "../server/app.ts";
import { createFirstAdmin } from "../server/people/first-admin.ts";
import { type Database, openDatabase } from "../server/platform/database.ts";
import { FIRST_SHOP_ID } from "../server/platform/shop.ts";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import type { Role, SignedIn } from "../shared/people/person.ts";
import type { Command, CommandResult } from "../shared/picking/command.ts";
import type { QuotePreview } from "../shared/quotes/quote.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type QuoteSpec, quotePdf } from "./quotes/quote-pdf.ts";
import { exampleQuote } from "./quotes/quote-specs.ts";

export const ADMIN = { login: 1, pin: "4321", name: "Dona Dora" };
/** A test holds up its own process while it computes what it expects; that is no overload. */
const NEVER = { lateMs: Number.POSITIVE_INFINITY };
const SECRETS = ["a secret that is long enough for a test, and only for that"];

/** Somebody with a cookie and a token, who speaks to the API as a screen would. */
export interface Hand {
  me: SignedIn;
  cookies: Record<string, string>;
  request(method: "GET" | "POST" | "PATCH" | "DELETE", url: string, body?: unknown): Promise<Response>;
  upload(quote: QuoteSpec | Uint8Array): Promise<QuotePreview>;
  newOrder(number?: string): Promise<Order>;
  send(orderId: string, ...commands: Partial<Command>[]): Promise<CommandResult[]>;
  order(id: string): Promise<Order>;
}

export interface TestShop {
  app: FastifyInstance;
  database: Database;
  signIn(login: number, pin: string, cookies?: Record<string, string>): Promise<Hand>;
  hire(role: Role): Promise<Hand>;
  /** The same shop served once more, as by another process. */
  serveAgain(options?: Partial<AppOptions>): Promise<FastifyInstance>;
  close(): Promise<void>;
}

/** A shop of one's own: an app on a database of its own (or on this one, migrated), with one admin. */
export async function openTestShop(
  options: Partial<AppOptions> = {},
  onDatabase?: TestDatabase,
): Promise<TestShop> {
  const own = onDatabase ?? (await createTestDatabase());
  const database = openDatabase(own.url);
  await createFirstAdmin(database, SECRETS, FIRST_SHOP_ID, ADMIN);
  const app = await buildApp({ database, secretKeys: SECRETS, shedding: NEVER, ...options });
  const others: { app: FastifyInstance; database: Database }[] = [];
  let logins = 10;

  const signIn: TestShop["signIn"] = async (login, pin, cookies = {}) => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/session",
      payload: { login, pin },
      cookies,
    });
    assert.equal(answer.statusCode, 200, answer.body);
    const jar = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    return handOf(app, answer.json(), jar);
  };
  const shop: TestShop = {
    app,
    database,
    signIn,
    async hire(role) {
      const admin = await signIn(ADMIN.login, ADMIN.pin);
      const login = ++logins;
      const answer = await admin.request("POST", "/api/people", {
        login,
        name: `Pessoa ${login}`,
        role,
        pin: "1234",
      });
      assert.equal(answer.statusCode, 201, answer.body);
      return signIn(login, "1234");
    },
    async serveAgain(otherOptions = {}) {
      const ownPool = openDatabase(own.url);
      const other = await buildApp({
        database: ownPool,
        secretKeys: SECRETS,
        shedding: NEVER,
        ...options,
        ...otherOptions,
      });
      others.push({ app: other, database: ownPool });
      return other;
    },
    async close() {
      for (const other of others) {
        await other.app.close();
        await other.database.end();
      }
      await app.close();
      await database.end();
      await own.drop();
    },
  };
  return shop;
}

function handOf(app: FastifyInstance, me: SignedIn, cookies: Record<string, string>): Hand {
  const hand: Hand = {
    me,
    cookies,
    request: async (method, url, body) =>
      app.inject({
        method,
        url,
        cookies,
        headers: { "x-csrf-token": me.csrfToken },
        ...(body !== undefined && { payload: body as object }),
      }),
    async upload(quote) {
      const pdf = quote instanceof Uint8Array ? quote : await quotePdf(quote);
      const form = new FormData();
      form.append("file", new Blob([new Uint8Array(pdf)], { type: "application/pdf" }), "orcamento.pdf");
      const answer = await hand.request("POST", "/api/quotes", form);
      assert.equal(answer.statusCode, 200, answer.body);
      return answer.json();
    },
    async newOrder(number) {
      const { quoteId } = await hand.upload(exampleQuote(number).spec);
      const answer = await hand.request("POST", "/api/orders", {
        quoteId,
        logistics: "motoboy",
        packaging: "bag",
        requestId: newId(),
      });
      assert.equal(answer.statusCode, 201, answer.body);
      return answer.json();
    },
    async send(orderId, ...commands) {
      const answer = await hand.request("POST", `/api/orders/${orderId}/commands`, {
        commands: commands.map((command) => ({ commandId: newId(), ...command })),
      });
      assert.equal(answer.statusCode, 200, answer.body);
      return answer.json().results;
    },
    order: async (id) => (await hand.request("GET", `/api/orders/${id}`)).json(),
  };
  return hand;
}
