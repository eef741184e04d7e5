import { useCallback, useEffect, useState } from "preact/compat";
import type { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import { api, messageOf } from "../platform/api.ts";

export interface Dispatch {
  waiting: DispatchOrder[];
  dispatched: DispatchOrder[];
}

const POLL_MS = 10_000;

/** What waits to leave, and what left on a day. */
export function useDispatch(day: string) {
  const [dispatch, setDispatch] = useState<Dispatch | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(async () => {
    try {
      setDispatch(await api<Dispatch>("GET", `/api/dispatch?day=${day}`));
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [day]);
  useEffect(() => {
    void read();
    const timer = setInterval(() => document.hidden || void read(), POLL_MS);
    return () => clearInterval(timer);
  }, [read]);
  return { dispatch, problem, read };
}
