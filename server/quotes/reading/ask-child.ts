import type { ChildProcess } from "node:child_process";
import type { ChildAnswer } from "./reading-child.ts";
import { residentBytes } from "./resident-bytes.ts";

export interface ChildLimits {
  timeoutMs: number;
  maxResidentBytes: number;
}

const WATCH_INTERVAL_MS = 40;

/** One file, one answer. A child that stalls or grows is killed, and so is one that answers but stays large. */
export async function askChild(
  child: ChildProcess,
  bytes: Uint8Array,
  limits: ChildLimits,
): Promise<ChildAnswer> {
  const { promise, resolve } = Promise.withResolvers<ChildAnswer>();
  const stop = () => {
    child.kill("SIGKILL");
    resolve({ error: "took_too_long" });
  };
  const isTooLarge = async (limit: number) => (await residentBytes(child.pid ?? 0)) > limit;
  const onMessage = (message: ChildAnswer | "ready") => {
    if (message !== "ready") resolve(message);
  };
  const timeout = setTimeout(stop, limits.timeoutMs);
  const watch = setInterval(async () => {
    if (await isTooLarge(limits.maxResidentBytes)) stop();
  }, WATCH_INTERVAL_MS);
  child.on("message", onMessage);
  child.once("exit", stop);
  child.once("error", stop);
  child.send(bytes, (error) => error && stop());
  try {
    const answer = await promise;
    const hasStalled = "error" in answer && answer.error === "took_too_long";
    if (hasStalled || (await isTooLarge(limits.maxResidentBytes * 0.75))) child.kill("SIGKILL");
    return answer;
  } finally {
    clearTimeout(timeout);
    clearInterval(watch);
    child.off("message", onMessage);
    child.off("exit", stop);
    child.off("error", stop);
  }
}
