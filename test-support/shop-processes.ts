import { randomBytes } from "node:crypto";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import type { Role } from "../shared/people/person.ts";
import type { QuotePreview } from "../shared/quotes/quote.ts";
import { createTestDatabase } from "./database.ts";
import { freePort } from "./free-port.ts";
import { type QuoteSpec, quotePdf } from "./quotes/quote-pdf.ts";
import { exampleQuote } from "./quotes/quote-specs.ts";
import { type RedisServer, startRedis } from "./redis-server.ts";
import { type RunningServer, startServer } from "./running-server.ts";
import { ScriptedTablet } from "./scripted-tablet.ts";

export type Road = number | { port: number };

/** The real program several times over, on one database and (if wanted) one Redis, as in production. */
export interface ShopProcesses {
  servers: RunningServer[];
  redis: RedisServer | undefined;
  databaseUrl: string;
  admin: ScriptedTablet;
  /** A tablet that goes to process `index` (or to the next living one when that is gone), or to another `port` that leads there. */
  tablet(to?: Road): ScriptedTablet;
  /** Somebody new, signed in on such a tablet. */
  hire(role: Role, to?: Road): Promise<ScriptedTablet>;
  newOrder(seller: ScriptedTablet, quote?: QuoteSpec): Promise<Order>;
  /** The ended process again, on its old port. */
  restart(index: number): Promise<void>;
  /** What a process of this shop is started with. */
  environment(port: number): Record<string, string>;
  close(): Promise<void>;
}

export async function openShopProcesses({
  count = 2,
  withRedis = true,
  besides = {},
}: {
  count?: number;
  withRedis?: boolean;
  /** What else stands in the environment of its processes. */
  besides?: Record<string, string>;
} = {}): Promise<ShopProcesses> {
  const database = await createTestDatabase();
  const redis = withRedis ? await startRedis() : undefined;
  const secret = randomBytes(32).toString("hex");
  const environment = (port: number) => ({
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: database.url,
    ...(redis && { REDIS_URL: redis.url }),
    SECRET_KEY: secret,
    ALLOWED_HOSTS: "127.0.0.1,localhost,loja.test",
    ADMIN_LOGIN: "1",
    ADMIN_PIN: "4321",
    ADMIN_NAME: "Dona Dora",
    ...besides,
  });
  const start = (port: number) => startServer(environment(port));
  const servers: RunningServer[] = [];
  for (let index = 0; index < count; index++) servers.push(await start(await freePort()));

  const tablets: ScriptedTablet[] = [];
  const alive = (server: RunningServer) =>
    server.process.exitCode === null && server.process.signalCode === null;
  const tablet: ShopProcesses["tablet"] = (to = 0) => {
    const made = new ScriptedTablet(() => {
      if (typeof to === "object") return `http://127.0.0.1:${to.port}`;
      const server = alive(servers[to]!) ? servers[to]! : (servers.find(alive) ?? servers[to]!);
      return `http://127.0.0.1:${server.port}`;
    });
    tablets.push(made);
    return made;
  };
  const admin = await tablet().signIn(1, "4321");
  let logins = 10;

  return {
    servers,
    redis,
    databaseUrl: database.url,
    admin,
    tablet,
    async hire(role, to = 0) {
      const login = ++logins;
      const person = { login, name: `Pessoa ${login}`, role, pin: "1234" };
      const answer = await admin.request("POST", "/api/people", person);
      if (answer.status !== 201) throw new Error(await answer.text());
      return tablet(to).signIn(login, "1234");
    },
    async newOrder(seller, quote = exampleQuote("0").spec) {
      const form = new FormData();
      form.append("file", new Blob([new Uint8Array(await quotePdf(quote))]), "orcamento.pdf");
      const uploaded = await seller.upload(form);
      if (uploaded.status !== 200) throw new Error(await uploaded.text());
      const { quoteId } = (await uploaded.json()) as QuotePreview; // as: the contract
      const body = { quoteId, logistics: "motoboy", packaging: "bag", requestId: newId() };
      const made = await seller.request("POST", "/api/orders", body);
      if (made.status !== 201) throw new Error(await made.text());
      return (await made.json()) as Order; // as: the contract
    },
    environment,
    async restart(index) {
      servers[index] = await start(servers[index]!.port);
    },
    async close() {
      for (const made of tablets) made.close();
      await Promise.all(servers.filter(alive).map((server) => server.stop()));
      await redis?.stop();
      await database.drop();
    },
  };
}
