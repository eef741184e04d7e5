import { useCallback } from "preact/compat";
import type { Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { News } from "../ui/news.tsx";
import { othersDid } from "./others-did.ts";

interface Props {
  order: Order;
  history: readonly OrderEvent[];
  me: string;
  logistics: ReadonlyMap<string, string>;
}

/** "Ana separou 10 × CABO", for those who cannot see the row change. */
export function OrderNews({ order, history, me, logistics }: Props) {
  const tell = useCallback(
    (before: readonly OrderEvent[], now: readonly OrderEvent[]) =>
      othersDid(order, before, now, me, logistics),
    [order, me, logistics],
  );
  return <News of={history} tell={tell} />;
}
