import { spawnSync } from "node:child_process";

/** PostgreSQL refuses to run as root; `nobody` exists everywhere and needs no setting up. */
export interface PostgresUser {
  uid: number;
  gid: number;
}

const NOBODY: PostgresUser = { uid: 65_534, gid: 65_534 };

/** Undefined: the server runs as ourselves. */
export function postgresUser(): PostgresUser | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

/** Asks the kernel by trying, so that every way of barring a folder counts. */
export function canEnter(folder: string, user: PostgresUser | undefined): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "sh", folder], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  });
  return tried.status === 0;
}

/** Whether the folder can be walked through, though perhaps not listed. */
export function canPass(folder: string, user: PostgresUser | undefined): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", folder], { ...user, cwd: "/", stdio: "ignore" })
      .status === 0
  );
}
