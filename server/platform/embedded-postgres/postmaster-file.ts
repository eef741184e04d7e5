import { readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { readProcess } from "./process-table.ts";

/** What a PostgreSQL server writes about itself into its data folder. */
export interface PostmasterFile {
  pid: number;
  port: number;
  socketFolder: string;
  ready: boolean;
}

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!Number.isSafeInteger(pid) || pid === 0) return undefined;
    return {
      pid: Math.abs(pid),
      port: Number(lines[3]),
      socketFolder: lines[4]?.trim() ?? "",
      ready: lines[7]?.trim() === "ready",
    };
  } catch {
    return undefined;
  }
}

/**
 * The living server of this cluster and no other process: ids are reused, so before anybody signals it the program, its
 * arguments and the folder it works in must all say the same.
 */
export function livingPostmaster(cluster: string): PostmasterFile | undefined {
  const file = readPostmasterFile(cluster);
  const process = file && readProcess(file.pid);
  if (!process) return undefined;
  const [program, ...args] = process.commandLine;
  if (!program || basename(program) !== "postgres") return undefined;
  const folder = realpathSync(cluster);
  const named = args[args.indexOf("-D") + 1];
  if (named === undefined || !args.includes("-D") || safeRealpath(named) !== folder) return undefined;
  if (process.workingFolder !== undefined && process.workingFolder !== folder) return undefined;
  return file;
}

function safeRealpath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
