import { AttentionRow } from "./attention-row.tsx";
import "./live-pill.css";
import { useAttention } from "./use-outbox.ts";

/** On the order's own screen: its touches that came late or were refused. */
export function AttentionBanners({ orderId }: { orderId: string }) {
  return useAttention()
    .filter((item) => item.orderId === orderId)
    .map((item) => <AttentionRow key={item.commandId} item={item} />);
}
