import { useCallback, useEffect, useState } from "preact/compat";
import { newId } from "../../shared/new-id.ts";
import { INVERSE } from "../../shared/picking/command-types.ts";
import type { Share } from "../../shared/purchasing/share-out.ts";
import { type Act, sendCommand } from "../live/store.ts";
import type { WaveTaker } from "./wave-rows.ts";

interface Sent {
  orderId: string;
  lineId: string;
  commandId: string;
  quantity: number;
}

/** One tick of the wave: a command per order, under one `groupId`. */
export interface WaveStep {
  id: string;
  label: string;
  type: "pick" | "reportMissing";
  sent: Sent[];
  until: number;
  unsent: readonly never[];
}

const UNDO_MS = 10_000;
const MOST = 3;

/** Sends shares through the outbox, so a wave goes on without network, and takes a whole step back. */
export function useWaveSteps() {
  const [steps, setSteps] = useState<readonly WaveStep[]>([]);
  const drop = useCallback((id: string) => setSteps((old) => old.filter((step) => step.id !== id)), []);

  const run = useCallback(
    (label: string, type: WaveStep["type"], shares: readonly Share<WaveTaker>[], more: Partial<Act> = {}) => {
      const groupId = newId();
      const sent = shares.flatMap(({ taker: { order, line }, quantity }) => {
        const result = sendCommand(order.id, { ...more, type, lineId: line.id, quantity, groupId });
        return result?.outcome === "applied"
          ? [
              {
                orderId: order.id,
                lineId: line.id,
                commandId: result.commandId,
                quantity: result.quantity ?? quantity,
              },
            ]
          : [];
      });
      if (sent.length === 0) return;
      const step = { id: groupId, label, type, sent, until: Date.now() + UNDO_MS, unsent: [] };
      setSteps((old) => [...old, step].slice(-MOST));
    },
    [],
  );
  const undo = useCallback(
    (step: WaveStep) => {
      drop(step.id);
      const groupId = newId();
      for (const { orderId, lineId, commandId, quantity } of step.sent)
        sendCommand(orderId, { type: INVERSE[step.type], lineId, quantity, undoes: commandId, groupId });
    },
    [drop],
  );
  useEffect(() => {
    const next = steps[0];
    if (!next) return;
    const timer = setTimeout(() => drop(next.id), Math.max(0, next.until - Date.now()));
    return () => clearTimeout(timer);
  }, [steps, drop]);
  return { steps, run, undo };
}
