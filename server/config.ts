import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { tidyConnectionUrl } from "./platform/connection-url.ts";
import { LIMITS, type LimitSettings } from "./platform/limits.ts";
import { keepOwnSecret } from "./platform/own-secret.ts";

/**
 * The only file that reads the environment. A value we do not understand stops the start with a sentence: a typo that
 * silently becomes a default is found in production, weeks later.
 */
export interface Config {
  port: number;
  /** "::" takes IPv6 and IPv4. */
  host: string;
  /** Only makes the log speak up and the start less strict: no answer to a request ever says more because of it. */
  debug: boolean;
  /** Absent: the program runs a PostgreSQL of its own under `dataDir`. */
  databaseUrl: string | undefined;
  /** Absent: fan-out, limits and presence live in this process, so there may be only one. */
  redisUrl: string | undefined;
  /** The first signs, all verify. Never empty. */
  secretKeys: string[];
  /** Absent: loopback, private addresses and the machine's own name. */
  allowedHosts: string[] | undefined;
  trustedOrigins: string[];
  /** Addresses and networks whose X-Forwarded-* headers are believed; empty: nobody's. */
  trustedProxies: string[];
  /** Those proxies end TLS: who came to them by plain http is sent to https. By default behind Railway only. */
  httpsRedirect: boolean;
  limits: LimitSettings;
  railway: Railway | undefined;
  dataDir: string;
  firstAdmin: FirstAdmin | undefined;
  timeZone: string;
  logLevel: LogLevel;
  backupKeepDays: number;
  /** Minutes after local midnight at which the daily backup is due. Absent: none is taken by itself. */
  backupMinuteOfDay: number | undefined;
  /** Absent: backups are not encrypted. */
  backupKey: string | undefined;
  /** Where local backups lie, when there is no bucket. */
  backupDir: string;
  backupS3: BackupS3 | undefined;
  metricsToken: string | undefined;
  /** Not wrong, but somebody should read it: logged at the start. */
  warnings: string[];
}

export interface Railway {
  environment: string;
  serviceName: string | undefined;
  replicaId: string | undefined;
  commitSha: string | undefined;
}

export interface BackupS3 {
  endpoint: string;
  /** Where the bucket stands in an address: first in the path, or as a part of the name (`virtual`). */
  urlStyle: "path" | "virtual";
  bucket: string;
  prefix: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

export interface FirstAdmin {
  login: number;
  pin: string;
  name: string;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

export class ConfigError extends Error {
  readonly variable: string;
  constructor(variable: string, whatWouldBeRight: string) {
    super(`${variable}: ${whatWouldBeRight}`);
    this.name = "ConfigError";
    this.variable = variable;
  }
}

export function readConfig(
  env: Environment,
  keepSecret: (dataDir: string) => string = keepOwnSecret,
): Config {
  const debug = readBoolean(env, "DEBUG", false);
  const databaseUrl = readDatabaseUrl(env);
  const redisUrl = readUrl(env, "REDIS_URL", ["redis:", "rediss:"], "redis://usuario:senha@servidor:6379");
  const dataDir = resolve(text(env, "DATA_DIR") ?? "./data");
  const railway = readRailway(env);
  const allowedHosts = readAllowedHosts(env);
  if (databaseUrl && !debug && !allowedHosts) {
    throw new ConfigError(
      "ALLOWED_HOSTS",
      "é obrigatória com DATABASE_URL quando DEBUG está desligado. Informe os nomes separados por vírgula, por exemplo loja.exemplo.com,.railway.app",
    );
  }
  // Last of the checks that can stop the start: only a start that goes on may leave a secret file behind.
  const rest = {
    port: readInteger(env, "PORT", 8000, 0, 65_535),
    host: text(env, "HOST") ?? "::",
    debug,
    databaseUrl,
    redisUrl,
    allowedHosts,
    trustedOrigins: readOrigins(env),
    trustedProxies: readTrustedProxies(env, railway !== undefined),
    httpsRedirect: readBoolean(env, "HTTPS_REDIRECT", railway !== undefined),
    limits: readLimits(env),
    railway,
    dataDir,
    firstAdmin: readFirstAdmin(env),
    timeZone: readTimeZone(env),
    logLevel: readLogLevel(env, debug ? "debug" : "info"),
    backupKeepDays: readInteger(env, "BACKUP_KEEP_DAYS", 7, 1, 3650),
    backupMinuteOfDay:
      text(env, "BACKUP_TIME") === "off" ? undefined : readTimeOfDay(env, "BACKUP_TIME", "03:00"),
    backupKey: readBackupKey(env),
    backupDir: resolve(text(env, "BACKUP_DIR") ?? join(dataDir, "backups")),
    backupS3: readBackupS3(env),
    metricsToken: text(env, "METRICS_TOKEN"),
    warnings: warningsAbout(databaseUrl, redisUrl, railway),
  };
  return { ...rest, secretKeys: readSecretKeys(env, { debug, databaseUrl, dataDir, keepSecret }) };
}

export interface CommandConfig extends Config {
  /** The secret is the one in `dataDir`, so a backup has to take it along. */
  ownSecretInUse: boolean;
  /** The folder that paths on the command's line are relative to. */
  calledFrom: string;
}

/**
 * For bin/backup and bin/restore, which serve nobody and sign nothing: a laptop reaches a managed database by its public
 * address and knows neither hosts nor secrets. Nothing is written.
 */
export function readCommandConfig(env: Environment): CommandConfig {
  const publicUrl = text(env, "DATABASE_PUBLIC_URL");
  const config = readConfig(
    { ...env, DEBUG: "True", ...(publicUrl && { DATABASE_URL: publicUrl }) },
    () => "",
  );
  return {
    ...config,
    ownSecretInUse: !config.databaseUrl && list(env, "SECRET_KEY").length === 0,
    calledFrom: text(env, "CALLED_FROM") ?? ".",
  };
}

/** Blank counts as absent: panels and compose files pass variables on that nobody filled in. */
function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function list(env: Environment, name: string): string[] {
  return (env[name] ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function readBoolean(env: Environment, name: string, byDefault: boolean): boolean {
  const value = text(env, name)?.toLowerCase();
  if (value === undefined) return byDefault;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw new ConfigError(name, `aceita True ou False, e não "${env[name]}".`);
}

function readInteger(env: Environment, name: string, byDefault: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === undefined) return byDefault;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new ConfigError(name, `deve ser um número inteiro de ${min} a ${max}, e não "${value}".`);
}

function readTimeOfDay(env: Environment, name: string, byDefault: string): number {
  const value = text(env, name) ?? byDefault;
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value);
  if (!match) throw new ConfigError(name, `deve ser um horário de 00:00 a 23:59 (ou off), e não "${value}".`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** The value is never repeated in the message: it holds a password, and messages end up in logs. */
function readUrl(env: Environment, name: string, protocols: string[], example: string): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (value.includes("${{")) {
    throw new ConfigError(
      name,
      "a referência à variável de outro serviço não foi resolvida. Confira o nome do serviço e da variável a que ela se refere.",
    );
  }
  const tidy = tidyConnectionUrl(value);
  if (!tidy || !protocols.includes(new URL(tidy).protocol)) {
    throw new ConfigError(name, `deve ser um endereço como ${example} .`);
  }
  return tidy;
}

function readDatabaseUrl(env: Environment): string | undefined {
  if (env.DATABASE_URL?.trim() === "") {
    // Taken as absent, a broken reference would start an empty shop beside the real one.
    throw new ConfigError(
      "DATABASE_URL",
      "está vazia. Informe o endereço do banco ou remova a variável para usar o banco embutido.",
    );
  }
  return readUrl(
    env,
    "DATABASE_URL",
    ["postgres:", "postgresql:"],
    "postgresql://usuario:senha@servidor:5432/banco",
  );
}

function readBackupKey(env: Environment): string | undefined {
  const key = text(env, "BACKUP_KEY");
  if (key === undefined || key.length >= 12) return key;
  throw new ConfigError(
    "BACKUP_KEY",
    "deve ter pelo menos 12 letras. Gere uma com openssl rand -base64 32 e guarde-a fora do servidor: sem ela o backup não abre.",
  );
}

function readBackupS3(env: Environment): BackupS3 | undefined {
  const names = ["BUCKET", "ENDPOINT", "ACCESS_KEY", "SECRET_KEY"].map((name) => `BACKUP_S3_${name}`);
  const [bucket, endpoint, accessKey, secretKey] = names.map((name) => text(env, name));
  const missing = names.find((name) => text(env, name) === undefined);
  if (names.every((name) => text(env, name) === undefined)) return undefined;
  if (!bucket || !endpoint || !accessKey || !secretKey)
    throw new ConfigError(missing ?? "BACKUP_S3_BUCKET", `falta. O balde precisa de ${names.join(", ")}.`);
  if (!/^https?:\/\/[^/?#@]+\/?$/i.test(endpoint) || !URL.canParse(endpoint))
    throw new ConfigError(
      "BACKUP_S3_ENDPOINT",
      "deve ser só protocolo e nome, por exemplo https://s3.sa-east-1.amazonaws.com",
    );
  const { origin, hostname } = new URL(endpoint);
  return {
    endpoint: origin,
    urlStyle: readUrlStyle(env, hostname),
    bucket,
    prefix: (text(env, "BACKUP_S3_PREFIX") ?? "").replace(/^\/+|\/+$/g, ""),
    region: text(env, "BACKUP_S3_REGION") ?? "us-east-1",
    accessKey,
    secretKey,
  };
}

/** New buckets of these answer to their own name only; small servers of one's own mostly know the path alone. */
const NAME_THEIR_BUCKETS = /(^|\.)(amazonaws\.com|storage\.railway\.app|storage\.dev|tigris\.dev)$/;

function readUrlStyle(env: Environment, hostname: string): BackupS3["urlStyle"] {
  const value = text(env, "BACKUP_S3_URL_STYLE")?.toLowerCase();
  if (value === undefined) return NAME_THEIR_BUCKETS.test(hostname) ? "virtual" : "path";
  if (value === "path" || value === "virtual") return value;
  throw new ConfigError("BACKUP_S3_URL_STYLE", `deve ser path ou virtual, e não "${value}".`);
}

function readRailway(env: Environment): Railway | undefined {
  const environment = text(env, "RAILWAY_ENVIRONMENT") ?? text(env, "RAILWAY_ENVIRONMENT_NAME");
  if (!environment) return undefined;
  return {
    environment,
    serviceName: text(env, "RAILWAY_SERVICE_NAME"),
    replicaId: text(env, "RAILWAY_REPLICA_ID"),
    commitSha: text(env, "RAILWAY_GIT_COMMIT_SHA"),
  };
}

function readAllowedHosts(env: Environment): string[] | undefined {
  const hosts = list(env, "ALLOWED_HOSTS").map((host) => host.toLowerCase());
  for (const host of hosts) {
    if (host !== "*" && !/^(\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(host)) {
      throw new ConfigError(
        "ALLOWED_HOSTS",
        `"${host}" não é um nome. Informe só o nome, sem https:// e sem porta, por exemplo loja.exemplo.com`,
      );
    }
  }
  return hosts.length > 0 ? hosts : undefined;
}

function readOrigins(env: Environment): string[] {
  return list(env, "CSRF_TRUSTED_ORIGINS").map((item) => {
    const match = /^(https?:\/\/(\*\.)?[a-z0-9_.[\]:-]+?)\/?$/i.exec(item);
    const plain = match?.[1]?.replace("*.", "");
    if (!match?.[1] || !plain || !URL.canParse(plain)) {
      throw new ConfigError(
        "CSRF_TRUSTED_ORIGINS",
        `"${item}" não é uma origem. Informe protocolo e nome, por exemplo https://loja.exemplo.com`,
      );
    }
    const origin = new URL(plain).origin;
    return match[2] ? origin.replace("://", "://*.") : origin;
  });
}

/** Each by its name in capitals: sessionRequestsPerSecond is SESSION_REQUESTS_PER_SECOND. */
function readLimits(env: Environment): LimitSettings {
  const settings = { ...LIMITS };
  for (const name of Object.keys(LIMITS) as (keyof LimitSettings)[]) // as: its own keys
    settings[name] = readInteger(
      env,
      name.replace(/[A-Z]/g, "_$&").toUpperCase(),
      LIMITS[name],
      1,
      1_000_000,
    );
  return settings;
}

/** Behind Railway every request comes through its proxy, whose address is private and changes. */
export const PRIVATE_NETWORKS = [
  "127.0.0.0/8",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "::1/128",
  "fc00::/7",
];

function readTrustedProxies(env: Environment, behindRailway: boolean): string[] {
  const proxies = list(env, "TRUSTED_PROXIES");
  for (const proxy of proxies) {
    if (!isNetwork(proxy)) {
      throw new ConfigError(
        "TRUSTED_PROXIES",
        `"${proxy}" não é um endereço nem uma rede, como 10.0.0.5 ou 10.0.0.0/8.`,
      );
    }
  }
  if (proxies.length > 0) return proxies;
  return behindRailway ? PRIVATE_NETWORKS : [];
}

/** 10.0.0.5, 10.0.0.0/8, fd00::/8. */
function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function readFirstAdmin(env: Environment): FirstAdmin | undefined {
  const pin = text(env, "ADMIN_PIN");
  const hasLogin = text(env, "ADMIN_LOGIN") !== undefined;
  if (!pin && !hasLogin) return undefined;
  if (!pin)
    throw new ConfigError(
      "ADMIN_PIN",
      "falta, e ADMIN_LOGIN foi informada. Informe um PIN de 4 a 8 algarismos.",
    );
  if (!hasLogin)
    throw new ConfigError("ADMIN_LOGIN", "falta, e ADMIN_PIN foi informada. Informe um número de 1 a 9999.");
  // The PIN is never repeated in the message.
  if (!/^\d{4,8}$/.test(pin)) throw new ConfigError("ADMIN_PIN", "deve ter de 4 a 8 algarismos.");
  const name = text(env, "ADMIN_NAME") ?? "Administrador";
  if (name.length > 80) throw new ConfigError("ADMIN_NAME", "deve ter no máximo 80 letras.");
  return { login: readInteger(env, "ADMIN_LOGIN", 1, 1, 9999), pin, name };
}

function readTimeZone(env: Environment): string {
  const zone = text(env, "TIME_ZONE") ?? "America/Sao_Paulo";
  try {
    return new Intl.DateTimeFormat("pt-BR", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new ConfigError(
      "TIME_ZONE",
      `"${zone}" não é um fuso conhecido. Use um nome como America/Sao_Paulo.`,
    );
  }
}

function readLogLevel(env: Environment, byDefault: LogLevel): LogLevel {
  const value = text(env, "LOG_LEVEL")?.toLowerCase() ?? byDefault;
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  throw new ConfigError("LOG_LEVEL", `deve ser ${LOG_LEVELS.join(", ")}, e não "${value}".`);
}

interface SecretSources {
  debug: boolean;
  databaseUrl: string | undefined;
  dataDir: string;
  keepSecret: (dataDir: string) => string;
}

function readSecretKeys(
  env: Environment,
  { debug, databaseUrl, dataDir, keepSecret }: SecretSources,
): string[] {
  const keys = list(env, "SECRET_KEY");
  for (const key of keys) {
    if (key.length < 16) {
      throw new ConfigError(
        "SECRET_KEY",
        "cada chave deve ter pelo menos 16 letras. Gere uma com: openssl rand -base64 48",
      );
    }
  }
  if (keys.length > 0) return keys;
  if (databaseUrl && !debug) {
    throw new ConfigError(
      "SECRET_KEY",
      "é obrigatória com DATABASE_URL quando DEBUG está desligado. Gere uma com: openssl rand -base64 48",
    );
  }
  return [keepSecret(dataDir)];
}

function warningsAbout(
  databaseUrl: string | undefined,
  redisUrl: string | undefined,
  railway: Railway | undefined,
): string[] {
  const warnings: string[] = [];
  if (railway && !databaseUrl) {
    warnings.push(
      "DATABASE_URL não foi informada: o banco embutido fica no disco deste contêiner e se perde na próxima publicação.",
    );
  }
  if (databaseUrl && !redisUrl) {
    warnings.push(
      "REDIS_URL não foi informada: rode um único processo, porque avisos e limites não chegam aos outros.",
    );
  }
  return warnings;
}
