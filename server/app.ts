import { Server } from "node:net";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { apiDocsRoutes } from "./api-docs/api-docs-routes.ts";
import { auditRoutes } from "./audit/audit-routes.ts";
import { dispatchRoutes } from "./dispatch/dispatch-routes.ts";
import { historyRoutes } from "./history/history-routes.ts";
import { figureRoutes } from "./insights/figure-routes.ts";
import { isSocketRequest } from "./live/gateway.ts";
import { liveRoutes } from "./live/live-routes.ts";
import type { LiveTiming } from "./live/timing.ts";
import type { BackupOffice } from "./operations/backup-office.ts";
import { operationsRoutes } from "./operations/operations-routes.ts";
import { watchHttp } from "./operations/watching/watch-http.ts";
import { watching } from "./operations/watching/watching.ts";
import { orderRoutes } from "./orders/order-routes.ts";
import { readCookie } from "./people/cookies.ts";
import { setupRoutes } from "./people/first-admin.ts";
import { forgetSessions } from "./people/kept-sessions.ts";
import { peopleRoutes } from "./people/people-routes.ts";
import { sessionRoutes } from "./people/session-routes.ts";
import { commandRoutes } from "./picking/command-routes.ts";
import { askToWait } from "./platform/ask-to-wait.ts";
import { type Bus, createLocalBus } from "./platform/bus.ts";
import { type Cache, NO_CACHE } from "./platform/cache.ts";
import { COMPILE_WHEN_USED } from "./platform/compile-when-used.ts";
import { compressAnswers } from "./platform/compress-answers.ts";
import type { Database } from "./platform/database.ts";
import { answerErrors } from "./platform/error-answers.ts";
import { guardHosts } from "./platform/guard-hosts.ts";
import { healthRoutes } from "./platform/health-routes.ts";
import type { HostRules } from "./platform/host-rules.ts";
import { limitConnections } from "./platform/limit-connections.ts";
import { limitRequests } from "./platform/limit-requests.ts";
import { createLimits, LIMITS, type LimitSettings } from "./platform/limits.ts";
import { createMetrics } from "./platform/metrics.ts";
import { RAW_ANSWERS } from "./platform/raw-answers.ts";
import { createReadiness, type Readiness } from "./platform/readiness.ts";
import type { RedisState } from "./platform/redis-state.ts";
import { refuseUnstorableText } from "./platform/refuse-unstorable-text.ts";
import { REQUEST_ID_HEADER, RequestLog, requestIdOf } from "./platform/request-log.ts";
import { requireHttps } from "./platform/require-https.ts";
import { secureAnswers } from "./platform/security-headers.ts";
import { shedLoad } from "./platform/shed-load.ts";
import { FIRST_SHOP_ID } from "./platform/shop.ts";
import { createLocalStore, type Store } from "./platform/store.ts";
import { describeThisProcess, type ThisProcess } from "./platform/this-process.ts";
import { trustedProxies } from "./platform/trusted-proxies.ts";
import { webFiles } from "./platform/web-files.ts";
import { productRoutes } from "./products/product-routes.ts";
import { shortageRoutes } from "./products/shortage-routes.ts";
import { purchaseRoutes } from "./purchasing/purchase-routes.ts";
import { quoteRoutes } from "./quotes/quote-routes.ts";
import { createQuoteReader, MAX_FILE_BYTES, type QuoteReader } from "./quotes/reading/quote-reader.ts";
import { barcodeRoutes } from "./scanning/barcode-routes.ts";
import { forgetCachedSettings } from "./settings/cached-settings.ts";
import { logisticsRoutes } from "./settings/logistics-routes.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";
import { wallRoutes } from "./walls/wall-routes.ts";

export interface AppOptions {
  database: Database;
  secretKeys: readonly string[];
  /** Absent: the database is there and migrated. */
  readiness?: Readiness;
  hostRules?: HostRules;
  /** Addresses and networks whose X-Forwarded-* are believed. */
  trustedProxies?: readonly string[];
  /** They end TLS: what came to them without is sent there. */
  httpsRedirect?: boolean;
  bus?: Bus;
  store?: Store;
  cache?: Cache;
  /** Absent: there is none. */
  redis?: RedisState;
  /** Absent: none are taken here. */
  backups?: BackupOffice;
  /** Which process this is. */
  me?: ThisProcess;
  /** Whoever brings it may read the metrics. Absent: the private network may. */
  metricsToken?: string;
  limits?: Partial<LimitSettings>;
  /** When this process asks people to wait because it cannot keep up. */
  shedding?: Parameters<typeof shedLoad>[1];
  /** What tests have no patience for. */
  liveTiming?: Partial<LiveTiming>;
  reader?: QuoteReader;
  showSetupCode?: (code: string) => void;
  /** Absent: nothing is logged. */
  logger?: FastifyBaseLogger;
  https?: { key: string; cert: string };
}

/** The whole service on one page; tests call it too. The caller owns what it passes; the app closes what it made. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { database, secretKeys, hostRules = { allowedHosts: undefined, trustedOrigins: [] } } = options;
  const {
    bus = createLocalBus((error) => app.log.error({ err: error }, "an announcement was not heard")),
    store = createLocalStore(),
    cache = NO_CACHE,
    reader = createQuoteReader(),
    readiness = createReadiness({ open: true }),
    showSetupCode = () => {},
    me = describeThisProcess(),
    redis,
  } = options;
  const metrics = createMetrics();
  const shopId = FIRST_SHOP_ID;
  const onSessionsEnded = (ids: string[]) => bus.publish({ kind: "ended", shopId, ids });
  const trusts = trustedProxies(options.trustedProxies ?? []);
  const limits = { ...LIMITS, ...options.limits };
  const httpServer = {
    shouldUpgradeCallback: isSocketRequest,
    // What names no host is refused by us, like a foreign one, and not by Node without a word.
    requireHostHeader: false,
    headersTimeout: limits.headSeconds * 1000,
    connectionsCheckingInterval: 1_000,
  };
  const app = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    ...RAW_ANSWERS,
    logController: new RequestLog(shopId),
    genReqId: requestIdOf,
    trustProxy: options.trustedProxies?.length ? trusts : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: limits.requestSeconds * 1000,
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: COMPILE_WHEN_USED },
    forceCloseConnections: "idle",
    return503OnClosing: false, // who still comes is served, and told to come by another connection next time
    ...(options.https ? { https: { ...options.https, ...httpServer } } : { http: httpServer }),
  }) as FastifyInstance; // https only changes the raw server's type, which nobody here touches

  app.decorateRequest("session", null);
  app.decorateRequest("orderId", null);
  app.addHook("onRequest", (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  app.removeContentTypeParser("text/plain"); // a foreign page's form can send it, and no screen of ours does
  answerErrors(app);
  secureAnswers(app);
  guardHosts(app, hostRules);
  if (options.httpsRedirect) requireHttps(app, trusts);
  askToWait(app, readiness);
  const isOverloaded = shedLoad(app, options.shedding);
  watchHttp(app, metrics);
  limitConnections(app.server, limits.connectionsPerAddress, trusts);
  limitRequests(app, createLimits(store, limits));
  refuseUnstorableText(app);
  compressAnswers(app);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 0, parts: 2 } });
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Separação PMCELL", version: "1" } },
  });
  await app.register(apiDocsRoutes);

  await app.register(healthRoutes, { database, readiness, isOverloaded });
  await app.register(sessionRoutes, { database, secretKeys, shopId, onSessionsEnded });
  await app.register(setupRoutes, { database, secretKeys, shopId, showCode: showSetupCode });
  await app.register(peopleRoutes, { database, secretKeys, shopId, onSessionsEnded });
  await app.register(quoteRoutes, { database, reader, shopId });
  await app.register(orderRoutes, { database, bus, cache, metrics, shopId });
  await app.register(commandRoutes, { database, bus, metrics, secretKeys, shopId });
  await app.register(logisticsRoutes, { database, shopId });
  await app.register(settingsRoutes, { database, bus, shopId });
  await app.register(auditRoutes, { database, shopId });
  await app.register(barcodeRoutes, { database, shopId });
  await app.register(figureRoutes, { database, cache, metrics, shopId, opened: readiness.opened });
  await app.register(historyRoutes, { database, shopId });
  await app.register(purchaseRoutes, { database, shopId });
  await app.register(productRoutes, { database, shopId });
  await app.register(shortageRoutes, { database, shopId });
  await app.register(dispatchRoutes, { database, shopId });
  await app.register(wallRoutes, { database, bus, shopId });
  await app.register(liveRoutes, {
    database,
    bus,
    store,
    metrics,
    shopId,
    limits,
    timing: options.liveTiming,
  });
  await app.register(watching, { metrics, database, redis, reader, me, token: options.metricsToken });
  await app.register(operationsRoutes, {
    ...{ database, redis, me, metrics, shopId },
    backups: options.backups,
    opened: readiness.opened,
  });
  await app.register(webFiles, { seemsSignedIn: (request) => readCookie(request, "session") !== undefined });

  // The first quote need not wait for its reader, nor the first page for the reader's start.
  app.addHook("onListen", async () => void setTimeout(reader.prewarm, 1_000).unref());
  app.addHook("preClose", async () => {
    readiness.drain();
    // Only the door: who is inside is served until the screens have left, and whoever knocks is refused at once, which
    // every balancer takes for "ask the next one", acts included.
    if (app.server.listening) Server.prototype.close.call(app.server);
  });
  const stopListening = bus.subscribe((said) => {
    if (said.kind === "ended") forgetSessions(database, said.ids);
    else if (said.kind === "settings") forgetCachedSettings(database, said.shopId);
  });
  app.addHook("onClose", async () => {
    stopListening();
    await reader.close();
  });
  return app;
}
