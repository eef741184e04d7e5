import { existsSync, readFileSync } from "node:fs";

const LIST = `/proc/self/task/${process.pid}/children`;
/** Whether this system tells what its processes hold. */
export const CAN_LOOK = existsSync(LIST);

/** The processes that this one has started and that still live. */
export function childIds(): number[] {
  return readFileSync(LIST, "utf8").split(/\s+/).filter(Boolean).map(Number);
}

/** The most that any child has held during the work, in bytes; a child's own record, so nothing is missed in between. */
export async function childPeak(work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const look = setInterval(() => {
    for (const id of childIds()) peak = Math.max(peak, highWater(id));
  }, 2);
  await work().finally(() => clearInterval(look));
  return peak;
}

function highWater(id: number): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // it has just gone
  }
}
