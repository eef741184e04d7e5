import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ConfigError, type Environment, readConfig } from "./config.ts";
import { keepOwnSecret, ownSecretFile } from "./platform/own-secret.ts";

const read = (env: Environment) => readConfig(env, () => "the-secret-that-the-machine-kept");

const production: Environment = {
  DATABASE_URL: "postgresql://shop:word@db:5432/shop",
  SECRET_KEY: "first-key-first-key, second-key-second-key",
  ALLOWED_HOSTS: "Shop.example.com, .railway.app",
};

test("an empty environment is a shop of its own on port 8000 with the machine's secret", () => {
  const config = read({});
  assert.equal(config.port, 8000);
  assert.equal(config.databaseUrl, undefined);
  assert.equal(config.timeZone, "America/Sao_Paulo");
  assert.deepEqual(config.secretKeys, ["the-secret-that-the-machine-kept"]);
  assert.deepEqual([config.trustedProxies, config.httpsRedirect], [[], false]);
  assert.equal(config.firstAdmin, undefined);
  assert.match(config.dataDir, /\/data$/);
});

test("each limit has a variable of its own", () => {
  const { limits } = read({ SOCKETS_PER_SESSION: "7", UPLOADS_PER_MINUTE: "12" });
  assert.deepEqual(
    [limits.socketsPerSession, limits.uploadsPerMinute, limits.socketsPerAddress],
    [7, 12, 5_000],
  );
});

test("production lists its keys, hosts and origins", () => {
  const config = read({
    ...production,
    CSRF_TRUSTED_ORIGINS: "https://Shop.example.com/,https://*.example.com:8443",
    RAILWAY_ENVIRONMENT: "production",
    RAILWAY_REPLICA_ID: "r-1",
    REDIS_URL: "rediss://cache:6379",
  });
  assert.deepEqual(config.secretKeys, ["first-key-first-key", "second-key-second-key"]);
  assert.deepEqual(config.allowedHosts, ["shop.example.com", ".railway.app"]);
  assert.deepEqual(config.trustedOrigins, ["https://shop.example.com", "https://*.example.com:8443"]);
  assert.equal(config.railway?.replicaId, "r-1");
  assert.ok(config.trustedProxies.includes("10.0.0.0/8"), "the platform's proxy has a private address");
  assert.equal(config.httpsRedirect, true, "and it ends TLS");
  assert.deepEqual(config.warnings, []);
});

test("several processes without Redis, and a database inside a container, are warned about", () => {
  assert.match(read(production).warnings.join(), /REDIS_URL/);
  assert.match(read({ RAILWAY_ENVIRONMENT: "production" }).warnings.join(), /DATABASE_URL/);
});

test("the first admin comes whole or not at all", () => {
  const admin = read({ ADMIN_LOGIN: "7", ADMIN_PIN: "0042" }).firstAdmin;
  assert.deepEqual(admin, { login: 7, pin: "0042", name: "Administrador" });
});

const refused: [string, Environment, string][] = [
  ["a port that is a word", { PORT: "http" }, "PORT"],
  ["a port out of range", { PORT: "70000" }, "PORT"],
  ["a port with a fraction", { PORT: "80.5" }, "PORT"],
  ["a DEBUG that is neither", { DEBUG: "maybe" }, "DEBUG"],
  ["another engine", { DATABASE_URL: "mysql://db/shop" }, "DATABASE_URL"],
  [
    "a reference that the platform did not resolve",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the platform leaves behind
    { DATABASE_URL: "${{Postgres.DATABASE_URL}}" },
    "DATABASE_URL",
  ],
  ["a database that somebody forgot to fill in", { DATABASE_URL: " " }, "DATABASE_URL"],
  ["a Redis that is a web page", { REDIS_URL: "http://cache" }, "REDIS_URL"],
  ["production without a key", { ...production, SECRET_KEY: "" }, "SECRET_KEY"],
  ["a key that can be guessed", { SECRET_KEY: "secret" }, "SECRET_KEY"],
  ["production without its names", { ...production, ALLOWED_HOSTS: undefined }, "ALLOWED_HOSTS"],
  ["a limit that lets nobody in", { SOCKETS_PER_ADDRESS: "0" }, "SOCKETS_PER_ADDRESS"],
  ["a host with a scheme", { ALLOWED_HOSTS: "https://shop.example.com" }, "ALLOWED_HOSTS"],
  ["an origin without a scheme", { CSRF_TRUSTED_ORIGINS: "shop.example.com" }, "CSRF_TRUSTED_ORIGINS"],
  ["an origin with a path", { CSRF_TRUSTED_ORIGINS: "https://shop.example.com/app" }, "CSRF_TRUSTED_ORIGINS"],
  ["a proxy that is a name", { TRUSTED_PROXIES: "proxy" }, "TRUSTED_PROXIES"],
  ["a proxy's address with a number too many", { TRUSTED_PROXIES: "10.0.0.0.5" }, "TRUSTED_PROXIES"],
  ["a proxy's network wider than there are addresses", { TRUSTED_PROXIES: "10.0.0.0/33" }, "TRUSTED_PROXIES"],
  ["an admin without a PIN", { ADMIN_LOGIN: "1" }, "ADMIN_PIN"],
  ["a PIN without an admin", { ADMIN_PIN: "1234" }, "ADMIN_LOGIN"],
  ["a PIN of three digits", { ADMIN_LOGIN: "1", ADMIN_PIN: "123" }, "ADMIN_PIN"],
  ["a login of five digits", { ADMIN_LOGIN: "10000", ADMIN_PIN: "1234" }, "ADMIN_LOGIN"],
  ["a time zone that nobody knows", { TIME_ZONE: "Brasil/Lua" }, "TIME_ZONE"],
  ["a log level that nobody knows", { LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  ["a backup key that is soon guessed", { BACKUP_KEY: "1234" }, "BACKUP_KEY"],
  ["a bucket without keys", { BACKUP_S3_BUCKET: "copias" }, "BACKUP_S3_ENDPOINT"],
  ["a backup at half past", { BACKUP_TIME: "24:30" }, "BACKUP_TIME"],
];

const bucket = { BACKUP_S3_BUCKET: "copias", BACKUP_S3_ACCESS_KEY: "a", BACKUP_S3_SECRET_KEY: "b" };
refused.push(
  ["a bucket at no address", { ...bucket, BACKUP_S3_ENDPOINT: "storage.railway.app" }, "BACKUP_S3_ENDPOINT"],
  [
    "a bucket's address of an unknown style",
    { ...bucket, BACKUP_S3_ENDPOINT: "https://s3.example.com", BACKUP_S3_URL_STYLE: "dns" },
    "BACKUP_S3_URL_STYLE",
  ],
);

test("a bucket is asked by its own name where the store wants that, and by its path elsewhere", () => {
  const styleAt = (endpoint: string) => read({ ...bucket, BACKUP_S3_ENDPOINT: endpoint }).backupS3?.urlStyle;
  assert.equal(styleAt("https://storage.railway.app"), "virtual");
  assert.equal(styleAt("https://s3.sa-east-1.amazonaws.com"), "virtual");
  assert.equal(styleAt("http://minio:9000"), "path");
});

test("DEBUG makes the log speak up, unless its level is given", () => {
  assert.equal(read({}).logLevel, "info");
  assert.equal(read({ DEBUG: "True" }).logLevel, "debug");
  assert.equal(read({ DEBUG: "True", LOG_LEVEL: "warn" }).logLevel, "warn");
});

for (const [what, env, variable] of refused) {
  test(`${what} stops the start with a sentence about ${variable}`, () => {
    assert.throws(
      () => read(env),
      (error) =>
        error instanceof ConfigError && error.variable === variable && error.message.startsWith(variable),
    );
  });
}

test("a refusal repeats neither password nor PIN, because messages end up in logs", () => {
  assert.throws(
    () => read({ DATABASE_URL: "mysql://shop:hunter2@db/shop" }),
    (error: Error) => !error.message.includes("hunter2"),
  );
  assert.throws(
    () => read({ ADMIN_LOGIN: "1", ADMIN_PIN: "12x45" }),
    (error: Error) => !error.message.includes("12x45"),
  );
});

test("the machine's own secret is made once, kept, and readable by its owner only", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "secret-"));
  try {
    const first = keepOwnSecret(join(dataDir, "new"));
    assert.equal(keepOwnSecret(join(dataDir, "new")), first);
    assert.equal(statSync(ownSecretFile(join(dataDir, "new"))).mode & 0o777, 0o600);
    assert.notEqual(keepOwnSecret(join(dataDir, "other")), first);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
