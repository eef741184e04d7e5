import { bucket, defineRailway, group, postgres, preserve, project, redis, service } from "railway/iac";

/** Buckets have no references of their own in this language yet. */
const ofBackups = (name: string) => `\${{backups.${name}}}`;

/**
 * The whole project for `railway config apply`: what railway.json says of the service, which Railway reads only for services
 * that had it before and only until 2026-12-01, and what stands around it. Secrets are set once by hand: docs/deploy.md.
 */
export default defineRailway((ctx) => {
  const database = postgres("Postgres");
  const cache = redis("Redis");
  const backups = bucket("backups", { region: "iad" });

  const web = service("web", {
    build: { builder: "DOCKERFILE", dockerfilePath: "Dockerfile" },
    replicas: ctx.isEnvironment("production") ? 2 : 1,
    deploy: {
      preDeployCommand: ["node dist/server/migrate.js"],
      startCommand: "tini -- node dist/server/main.js",
      healthcheckPath: "/",
      healthcheckTimeout: 100,
      restartPolicyType: "ON_FAILURE",
      restartPolicyMaxRetries: 10,
      overlapSeconds: 20,
      drainingSeconds: 15,
    },
    env: {
      DATABASE_URL: database.env.DATABASE_URL,
      REDIS_URL: cache.env.REDIS_URL,
      ALLOWED_HOSTS: preserve(),
      SECRET_KEY: preserve(),
      ADMIN_LOGIN: preserve(),
      ADMIN_PIN: preserve(),
      BACKUP_KEY: preserve(),
      BACKUP_S3_ENDPOINT: ofBackups("ENDPOINT"),
      BACKUP_S3_BUCKET: ofBackups("BUCKET"),
      BACKUP_S3_ACCESS_KEY: ofBackups("ACCESS_KEY_ID"),
      BACKUP_S3_SECRET_KEY: ofBackups("SECRET_ACCESS_KEY"),
      BACKUP_S3_REGION: ofBackups("REGION"),
    },
  });

  return project("separacao", { resources: [group("Shop", [web, database, cache]), backups] });
});
