import { hostname } from "node:os";
import { newId } from "../../shared/new-id.ts";
import type { Railway } from "../config.ts";

/** Written into the bundle by `vite.server.config.ts`; absent where the files themselves run. */
declare const BUILT: { at: string; commit: string | null } | undefined;
const built = typeof BUILT === "undefined" ? { at: null, commit: null } : BUILT;

/** Who is speaking: in the log, in the metrics and on the page of operations. */
export interface ThisProcess {
  /** Of this run: a restarted process is another one. */
  id: string;
  host: string;
  pid: number;
  startedAt: string;
  /** The version, as the source's history names it; null where nobody said. */
  commit: string | null;
  builtAt: string | null;
  /** What a platform calls it; null elsewhere. */
  environment: string | null;
  service: string | null;
  replica: string | null;
}

export function describeThisProcess(railway?: Railway): ThisProcess {
  return {
    id: newId(),
    host: hostname(),
    pid: process.pid,
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    commit: railway?.commitSha ?? built.commit,
    builtAt: built.at,
    environment: railway?.environment ?? null,
    service: railway?.serviceName ?? null,
    replica: railway?.replicaId ?? null,
  };
}

/** What each of its log lines carries: enough to tell processes and versions apart. */
export function logFieldsOf({ environment, service, replica, commit, pid }: ThisProcess) {
  const named = { environment, service, replica, commit: commit?.slice(0, 12) ?? null };
  const known = Object.entries(named).filter((field): field is [string, string] => field[1] !== null);
  return { pid, ...Object.fromEntries(known) };
}
