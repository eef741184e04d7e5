import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, for every process. */
const MS_PER_TICK = 10;

/** Time on a processor that a process and its children, living and ended, have had, in ms. */
export function processorMs(pid: number): number {
  const own = statOf(pid);
  if (!own) return 0;
  let sum = own.used;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(Number(name));
    if (stat?.parent === pid) sum += stat.used;
  }
  return sum;
}

/** Of all processors together since the machine started: how long they worked, and how long there was to work, in ms. */
export function machineMs(): { busy: number; all: number } {
  const [, ...fields] = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]!.split(/\s+/);
  const ticks = fields.slice(0, 8).map(Number); // user nice system idle iowait irq softirq steal
  const all = ticks.reduce((sum, one) => sum + one, 0);
  const idle = ticks[3]! + ticks[4]!;
  return { busy: (all - idle) * MS_PER_TICK, all: all * MS_PER_TICK };
}

/** Resident memory of one process, in MB. */
export function residentMb(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return (pages * 4096) / 1024 / 1024;
}

function statOf(pid: number): { parent: number; used: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [utime, stime, cutime, cstime] = fields.slice(11, 15) as [number, number, number, number];
    return { parent: fields[1]!, used: (utime + stime + cutime + cstime) * MS_PER_TICK };
  } catch {
    return undefined; // it ended just now
  }
}

/** How many processors each of these groups of processes used while `work` ran, and which share of the machine was at work. */
export async function processorsDuring<T, Name extends string>(
  groups: Record<Name, number[]>,
  work: () => Promise<T>,
): Promise<{ result: T; use: Record<Name | "machine", number> }> {
  const names = Object.keys(groups) as Name[]; // as: its own
  const sums = () =>
    new Map(names.map((name) => [name, groups[name].reduce((sum, pid) => sum + processorMs(pid), 0)]));
  const [begun, before, machine] = [performance.now(), sums(), machineMs()];
  const result = await work();
  const [ms, after, then] = [performance.now() - begun, sums(), machineMs()];
  const use = Object.fromEntries(
    names.map((name) => [name, (after.get(name)! - before.get(name)!) / ms]),
  ) as Record<Name, number>; // as: of each of the names
  return { result, use: { ...use, machine: (then.busy - machine.busy) / (then.all - machine.all) } };
}
