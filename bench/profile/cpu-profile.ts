import { readFileSync } from "node:fs";

/** What `node --cpu-prof` writes, as far as it is read here. */
interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[] }[];
  samples: number[];
}

export interface Frame {
  name: string;
  /** Samples in it and in what it called. */
  all: number;
  children: Map<string, Frame>;
}

export interface Profile {
  root: Frame;
  /** Each sample as its stack, from the bottom. */
  stacks: string[][];
}

/**
 * The busy part of a profile as one tree. Samples are counted, not their times: a thread that the machine has put aside is
 * sampled once when it goes on, however long that was. The first half is left out: in it everything was still being compiled.
 */
export function readCpuProfile(file: string): Profile {
  const { nodes, samples }: CpuProfile = JSON.parse(readFileSync(file, "utf8"));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName || "(anonymous)"]));
  const root: Frame = { name: "all", all: 0, children: new Map() };
  const stacks: string[][] = [];
  for (const sample of samples.slice(samples.length / 2)) {
    if (names.get(sample) === "(idle)") continue;
    const stack: string[] = [];
    for (let at: number | undefined = sample; at !== undefined; at = parents.get(at))
      stack.unshift(names.get(at)!);
    stack.shift(); // (root)
    stacks.push(stack);
    root.all++;
    let frame = root;
    for (const name of stack) {
      const child = frame.children.get(name) ?? { name, all: 0, children: new Map() };
      frame.children.set(name, child);
      child.all++;
      frame = child;
    }
  }
  return { root, stacks };
}
