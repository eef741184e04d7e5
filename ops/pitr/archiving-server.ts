import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, globSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { postgresUser } from "../../server/platform/embedded-postgres/postgres-user.ts";
import { freePort } from "../../test-support/free-port.ts";
import { ensureSystemProgram } from "../../test-support/system-programs.ts";

/** The programs of a PostgreSQL as an operator installs it; the embedded one has neither pg_basebackup nor pg_verifybackup. */
export interface PostgresPrograms {
  run(program: string, ...args: string[]): string;
  /** A folder that the server's user owns. */
  makeFolder(path: string): string;
}

export function installedPostgres(): PostgresPrograms {
  const find = () => globSync("/usr/lib/postgresql/*/bin").sort().at(-1);
  if (!find()) ensureSystemProgram("pg_createcluster", "postgresql");
  const folder = find();
  if (!folder) throw new Error("PostgreSQL is not installed (apt-get install postgresql)");
  const user = postgresUser();
  return {
    run: (program, ...args) =>
      execFileSync(join(folder, program), args, {
        ...user,
        cwd: "/",
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      }),
    makeFolder(path) {
      mkdirSync(path, { mode: 0o700 });
      if (user) chownSync(path, user.uid, user.gid);
      return path;
    },
  };
}

export interface ArchivingServer {
  url: string;
  port: number;
  stop(how: "fast" | "immediate"): void;
}

/** The settings are those of docs/point-in-time-recovery.md. */
export async function startServerIn(
  data: string,
  postgres: PostgresPrograms,
  settings: Record<string, string>,
): Promise<ArchivingServer> {
  const port = await freePort();
  const all = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  // Later lines win, so a copy of another server's folder starts with its own.
  for (const [name, value] of Object.entries(all))
    appendFileSync(join(data, "postgresql.conf"), `${name} = '${String(value).replaceAll("'", "''")}'\n`);
  postgres.run("pg_ctl", "-D", data, "-w", "-t", "120", "-l", join(data, "server.log"), "-s", "start");
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    port,
    stop: (how) => void postgres.run("pg_ctl", "-D", data, "-w", "-s", "-m", how, "stop"),
  };
}
