import { useEffect, useState } from "react";
import { withCopies } from "../live/live-database.ts";
import { api } from "../platform/api.ts";

export interface Logistics {
  id: string;
  name: string;
  requiresBox: boolean;
  cutOff: string | null;
  active: boolean;
}

let known: readonly Logistics[] = [];

/** How orders can leave the shop. Empty until read; what was read once is there at once next time, also without network. */
export function useLogistics(): readonly Logistics[] {
  const [logistics, setLogistics] = useState(known);
  useEffect(() => {
    let gone = false;
    api<{ logistics: Logistics[] }>("GET", "/api/logistics").then(
      (answer) => {
        known = answer.logistics;
        if (!gone) setLogistics(known);
        void withCopies((database) => database.put("facts", known, "logistics"));
      },
      async () => {
        // Without the list the names are missing, and nothing else.
        if (known.length > 0) return;
        const copy = await withCopies((database) => database.get("facts", "logistics"));
        known = (copy ?? []) as readonly Logistics[]; // as: written above only
        if (!gone) setLogistics(known);
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  return logistics;
}
