import { useSyncExternalStore } from "preact/compat";
import type { AttentionItem, QueuedTouch } from "./live-database.ts";
import { attentionItems, waitingTouches, watchOutbox } from "./outbox.ts";

export const useWaitingTouches = (): readonly QueuedTouch[] =>
  useSyncExternalStore(watchOutbox, waitingTouches);

export const useAttention = (): readonly AttentionItem[] => useSyncExternalStore(watchOutbox, attentionItems);
