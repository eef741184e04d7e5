import { useCallback, useEffect, useState } from "preact/compat";
import { INVERSE } from "../../shared/picking/command-types.ts";
import { notify } from "../live/notices.ts";
import { sentenceOf } from "../platform/sentence-of.ts";
import {
  type GroupAct,
  type GroupAnswer,
  type GroupCommand,
  groupCommands,
  sendGroup,
} from "./send-group.ts";
import { words } from "./words.ts";

/** One step over several orders, for as long as it can be taken back with one tap. */
export interface Group {
  id: string;
  label: string;
  applied: GroupAnswer["applied"];
  /** What the network swallowed; stays on the screen until it is sent. */
  unsent: GroupCommand[];
  until: number;
}

const UNDO_MS = 10_000;
const MOST = 3;

/** Sends steps that span orders, offers each for undo, and keeps what could not be sent. */
export function useGroups(onDone: () => void) {
  const [groups, setGroups] = useState<readonly Group[]>([]);
  const [busy, setBusy] = useState(false);
  const drop = useCallback((id: string) => setGroups((old) => old.filter((group) => group.id !== id)), []);

  const send = useCallback(
    async (label: string, commands: GroupCommand[], before: GroupAnswer["applied"] = []) => {
      const id = commands[0]?.command.groupId;
      if (!id) return;
      setBusy(true);
      const { applied, refused, unsent } = await sendGroup(commands);
      setBusy(false);
      for (const code of new Set(refused.map((result) => result.code))) notify(sentenceOf(code));
      const all = [...before, ...applied];
      if (all.length === 0 && refused.length === 0 && unsent.length === 0)
        notify(words.nothingChanged, "info");
      if (all.length > 0 || unsent.length > 0)
        setGroups((old) =>
          [
            ...old.filter((group) => group.id !== id),
            { id, label, applied: all, unsent, until: Date.now() + UNDO_MS },
          ].slice(-MOST),
        );
      onDone();
    },
    [onDone],
  );

  const run = useCallback(
    (label: string, acts: readonly GroupAct[]) => send(label, groupCommands(acts)),
    [send],
  );
  const retry = useCallback((group: Group) => send(group.label, group.unsent, group.applied), [send]);
  const undo = useCallback(
    async (group: Group) => {
      drop(group.id);
      setBusy(true);
      const { refused, unsent } = await sendGroup(inversesOf(group.applied));
      setBusy(false);
      for (const code of new Set(refused.map((result) => result.code))) notify(sentenceOf(code));
      if (unsent.length > 0) {
        notify(sentenceOf("offline"));
        setGroups((old) => [...old, { ...group, until: Date.now() + UNDO_MS }].slice(-MOST));
      }
      onDone();
    },
    [drop, onDone],
  );

  useEffect(() => {
    const next = groups.find((group) => group.unsent.length === 0);
    if (!next) return;
    const timer = setTimeout(() => drop(next.id), Math.max(0, next.until - Date.now()));
    return () => clearTimeout(timer);
  }, [groups, drop]);

  return { groups, busy, run, retry, undo };
}

/** Each applied command taken back by its name: exactly its units, as far as they are still there. */
export function inversesOf(
  applied: readonly {
    orderId: string;
    command: { commandId: string; type: keyof typeof INVERSE; lineId?: string };
  }[],
): GroupCommand[] {
  return groupCommands(
    applied.map(({ orderId, command }) => ({
      orderId,
      act: {
        type: INVERSE[command.type],
        ...(command.lineId && { lineId: command.lineId }),
        undoes: command.commandId,
      },
    })),
  );
}
