import { useEffect, useState } from "preact/compat";
import { withCopies } from "../live/live-database.ts";
import { api } from "../platform/api.ts";

export interface Logistics {
  id: string;
  name: string;
  requiresBox: boolean;
  cutOff: string | null;
  active: boolean;
}

const NONE: readonly Logistics[] = [];
let known: readonly Logistics[] | null = null;

/** How orders can leave the shop. Empty until read: the names are missing then, and nothing else. */
export const useLogistics = (): readonly Logistics[] => useReadLogistics() ?? NONE;

/** Null until the server or an earlier time has told: for what would lie in another order without it, and jump. */
export function useReadLogistics(): readonly Logistics[] | null {
  const [logistics, setLogistics] = useState(known);
  useEffect(() => {
    let gone = false;
    const take = (list: readonly Logistics[]) => {
      known = list;
      if (!gone) setLogistics(list);
    };
    if (!known) void copied().then((copy) => copy && !known && take(copy));
    api<{ logistics: Logistics[] }>("GET", "/api/logistics").then(
      (answer) => {
        take(answer.logistics);
        void withCopies((database) => database.put("facts", answer.logistics, "logistics"));
      },
      async () => known ?? take((await copied()) ?? NONE),
    );
    return () => {
      gone = true;
    };
  }, []);
  return logistics;
}

const copied = async (): Promise<readonly Logistics[] | undefined> =>
  (await withCopies((database) => database.get("facts", "logistics"))) as readonly Logistics[] | undefined; // as: written above only
