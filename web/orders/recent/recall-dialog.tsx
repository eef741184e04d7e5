import type { Card } from "../../../shared/orders/order.ts";
import { notify } from "../../live/notices.ts";
import { sendOnline } from "../../live/store.ts";
import { ReasonPicker } from "../../picking/reason-picker.tsx";
import { sentenceOf } from "../../platform/sentence-of.ts";
import { Sheet } from "../../ui/dialog.tsx";
import { words } from "./words.ts";

/** Why a finished order comes back; it is on the board again as soon as the server has it. */
export default function RecallDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const recall = async (reason: string, text?: string) => {
    onClose();
    const result = await sendOnline(card.id, { type: "reopen", reason, text });
    if (result?.outcome === "refused") notify(sentenceOf(result.code));
  };
  return (
    <Sheet title={words.recallOf(card.number ?? card.client.name)} onClose={onClose}>
      <ReasonPicker confirm={words.recall} onReason={(reason, text) => void recall(reason, text)} />
    </Sheet>
  );
}
