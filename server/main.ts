import type { Logger } from "pino";
import { buildApp } from "./app.ts";
import { ConfigError, readConfig } from "./config.ts";
import { announceAddresses } from "./platform/announce-addresses.ts";
import { buildCertificateServer } from "./platform/certificate-server.ts";
import { openDatabase } from "./platform/database.ts";
import { DataDirInUseError } from "./platform/embedded-postgres/data-dir-lock.ts";
import { startEmbeddedPostgres } from "./platform/embedded-postgres.ts";
import { secretsIn } from "./platform/hide-secrets.ts";
import { createLogger } from "./platform/logger.ts";
import { ownCertificate } from "./platform/own-certificate.ts";
import { createReadiness } from "./platform/readiness.ts";
import { describeThisProcess, logFieldsOf } from "./platform/this-process.ts";
import { watchOverLoop } from "./platform/watchdog.ts";
import { prepareShop } from "./prepare-shop.ts";

/**
 * Reads the configuration, starts what is ours, listens, waits for the database, serves, and closes everything in the
 * opposite order.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const me = describeThisProcess(config.railway);
  const log = createLogger({
    level: config.logLevel,
    base: logFieldsOf(me),
    secrets: secretsIn(config),
  });
  for (const warning of config.warnings) log.warn(warning);
  const say = speaker(log);
  const closers: (() => Promise<unknown>)[] = [];
  let closing = false;
  const close = async (code: number) => {
    if (closing) return;
    closing = true;
    // A stuck request must not keep the platform waiting: what is not closed by then was not going to be.
    setTimeout(() => process.exit(code), 7_000).unref();
    for (const closer of closers.reverse())
      await closer().catch((error: unknown) => log.error({ err: error }, "while closing"));
    process.exit(code);
  };
  // Also for a promise that nobody waits for. What is half done may be wrong: it ends, and the platform starts another one.
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "a mistake of ours: this process ends");
    void close(1);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void close(0));

  try {
    let url = config.databaseUrl;
    if (!url) {
      say("Abrindo o banco de dados …");
      const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
      closers.push(() => postgres.stop());
      void postgres.failed.then((error) => {
        log.fatal({ err: error }, "the embedded database ended");
        return close(1);
      });
      url = postgres.url;
    }
    const database = openDatabase(url);
    database.on("error", (error) => log.warn({ err: error }, "an idle database connection ended"));
    closers.push(() => database.end());
    const readiness = createReadiness();
    const prepared = prepareShop({ database, url, config, log });
    prepared.catch(() => {}); // looked at below, once the port is open

    const redis =
      config.redisUrl &&
      (await import("./platform/open-redis.ts")).openRedis(config.redisUrl, {
        log,
        format: me.commit ?? me.builtAt ?? me.id,
      });
    if (redis) closers.push(async () => redis.close());

    const https = process.argv.includes("--https") ? await ownCertificate(config.dataDir) : undefined;
    const hostRules = { allowedHosts: config.allowedHosts, trustedOrigins: config.trustedOrigins };
    const showSetupCode = (code: string) =>
      say(`\nPrimeiro acesso: abra o endereço abaixo e use o código  ${code}\n`);
    const backups = await (await import("./operations/backup-office.ts")).openBackupOffice(config, {
      database,
      url,
    });
    const app = await buildApp({
      database,
      readiness,
      secretKeys: config.secretKeys,
      hostRules,
      trustedProxies: config.trustedProxies,
      showSetupCode,
      httpsRedirect: config.httpsRedirect,
      limits: config.limits,
      logger: log,
      ...(redis && { bus: redis.bus, store: redis.store, cache: redis.cache, redis: redis.state }),
      me,
      backups,
      metricsToken: config.metricsToken,
      ...(https && { https: { key: https.key, cert: https.cert } }),
    });
    closers.push(() => app.close());
    await app.listen({ port: config.port, host: config.host });
    let certificatePort: number | undefined;
    if (https) {
      certificatePort = config.port + 1;
      const certificates = await buildCertificateServer({
        caCertPem: https.caCertPem,
        httpsPort: config.port,
        allowedHosts: config.allowedHosts,
      });
      await certificates.listen({ port: certificatePort, host: config.host });
      closers.push(() => certificates.close());
    }
    const setupCode = await prepared;
    if (process.argv.includes("--demo")) {
      const { fillWithDemo } = await import("./demo/fill-with-demo.ts");
      await fillWithDemo(database, config.secretKeys, say);
    } else if (setupCode) showSetupCode(setupCode);
    readiness.open();
    watchOverLoop();
    if (backups) {
      const schedule = backups.start(log);
      closers.push(async () => schedule.stop());
      if (config.railway && !config.backupS3)
        log.warn(
          "BACKUP_S3_* não foi informada: os backups ficam no disco deste contêiner e se perdem com ele.",
        );
    }
    if (process.stdout.isTTY)
      announceAddresses({ port: config.port, https: Boolean(https), certificatePort });
    else say(`Separação de pedidos está no ar, na porta ${config.port}.`);
  } catch (error) {
    say(`\nNão foi possível iniciar: ${error instanceof Error ? error.message : String(error)}`);
    if (!isWordedForPeople(error)) log.error({ err: error }, "start failed");
    await close(1);
  }
}

/** A person at a terminal reads words; whatever else reads stdout gets lines of the log, at any level. */
function speaker(log: Logger): (words: string) => void {
  if (process.stdout.isTTY) return (words) => void process.stdout.write(`${words}\n`);
  const always = log.child({}, { level: "info" });
  return (words) => always.info(words.trim());
}

function isWordedForPeople(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof DataDirInUseError;
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${isWordedForPeople(error) ? error.message : String(error)}\n`);
  process.exit(1);
});
