import { useCallback, useEffect, useState } from "preact/compat";
import type { OrderView } from "../live/order-entry.ts";
import { useOrder } from "../live/store.ts";

/** The orders of a wave as the one store shows them, touches on their way included. `followers` has to be rendered. */
export function useWaveOrders(ids: readonly string[]) {
  const [views, setViews] = useState<ReadonlyMap<string, OrderView>>(new Map());
  const take = useCallback(
    (id: string, view: OrderView) => setViews((old) => new Map(old).set(id, view)),
    [],
  );
  const followers = ids.map((id) => <Follow key={id} id={id} onView={take} />);
  return { followers, views: ids.flatMap((id) => views.get(id) ?? []) };
}

/** A hook cannot run once per order; a component can. */
function Follow({ id, onView }: { id: string; onView: (id: string, view: OrderView) => void }) {
  const view = useOrder(id);
  useEffect(() => onView(id, view), [id, view, onView]);
  return null;
}
