import { useEffect, useState } from "react";
import { api } from "../platform/api.ts";

export interface Logistics {
  id: string;
  name: string;
  requiresBox: boolean;
  cutOff: string | null;
  active: boolean;
}

let known: readonly Logistics[] = [];

/** How orders can leave the shop. Empty until read; what was read once is there at once next time. */
export function useLogistics(): readonly Logistics[] {
  const [logistics, setLogistics] = useState(known);
  useEffect(() => {
    let gone = false;
    api<{ logistics: Logistics[] }>("GET", "/api/logistics").then(
      (answer) => {
        known = answer.logistics;
        if (!gone) setLogistics(known);
      },
      () => {}, // Without the list the names are missing, and nothing else.
    );
    return () => {
      gone = true;
    };
  }, []);
  return logistics;
}
