import { readFileSync, readlinkSync } from "node:fs";

export interface RunningProcess {
  pid: number;
  commandLine: string[];
  /** Absent when the process belongs to somebody whose /proc entry we may not read. */
  workingFolder: string | undefined;
}

/** The process with this id as the kernel shows it; undefined when there is none, or only a zombie that waits to be reaped. */
export function readProcess(pid: number): RunningProcess | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may itself hold parentheses and blanks; the state follows the last one.
    const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
    if (state === "Z" || state === "X") return undefined;
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
    return { pid, commandLine, workingFolder: linkTarget(`/proc/${pid}/cwd`) };
  } catch {
    return undefined;
  }
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
