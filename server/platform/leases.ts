/** Members of groups, each for a while: what a process knows of its own. */
export interface Leases {
  hold(group: string, member: string, leaseMs: number): void;
  release(group: string, member: string): void;
  /** Those whose lease runs, and how long it still does. */
  of(group: string): Map<string, number>;
  groups(): string[];
}

export function createLeases(now: () => number = Date.now): Leases {
  const groups = new Map<string, Map<string, number>>();
  return {
    hold(group, member, leaseMs) {
      const members = groups.get(group) ?? new Map<string, number>();
      members.set(member, now() + leaseMs);
      groups.set(group, members);
    },
    release(group, member) {
      const members = groups.get(group);
      members?.delete(member);
      if (members?.size === 0) groups.delete(group);
    },
    of(group) {
      const moment = now();
      const running = new Map<string, number>();
      for (const [member, endsAt] of groups.get(group) ?? []) {
        if (endsAt > moment) running.set(member, endsAt - moment);
        else this.release(group, member);
      }
      return running;
    },
    groups: () => [...groups.keys()],
  };
}
