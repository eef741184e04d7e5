import { DatabaseBackup, LoaderCircle } from "lucide-preact";
import { useState } from "preact/compat";
import type { Operations } from "../../shared/operations/operations.ts";
import { notify } from "../live/notices.ts";
import { api, messageOf } from "../platform/api.ts";
import { formatAge, formatQuantity } from "../platform/format.ts";
import { Button } from "../ui/button.tsx";
import { FactsCard } from "./facts-card.tsx";
import { formatBytes, formatMs } from "./formats.ts";
import { words } from "./words.ts";

interface Props {
  operations: Operations;
  /** Asks again how it stands. */
  onStarted: () => void;
}

/** When the last good one was taken, when one was last proven by restoring it, and one more when somebody wants it. */
export function BackupCard({ operations: { backups, at }, onStarted }: Props) {
  const [busy, setBusy] = useState(false);
  const { dailyAt, place, encrypted, running, lastGood, last, lastProven } = backups;
  const age = (moment: string) => formatAge(moment, Date.parse(at));
  if (!dailyAt && !lastGood)
    return (
      <FactsCard title={words.backups} facts={{}}>
        <p className="operations-note">{words.backupsOff}</p>
      </FactsCard>
    );
  const take = async () => {
    setBusy(true);
    try {
      await api("POST", "/api/operations/backups");
      notify(words.started, "info");
      onStarted();
    } catch (error) {
      notify(messageOf(error));
    }
    setBusy(false);
  };
  return (
    <FactsCard
      title={words.backups}
      facts={{
        [words.lastGood]: lastGood ? age(lastGood.startedAt) : words.none,
        [words.size]: lastGood?.bytes
          ? `${formatBytes(lastGood.bytes)} · ${words.rows(formatQuantity(lastGood.rows ?? 0))}`
          : null,
        [words.lastProven]: lastProven?.endedAt
          ? words.provenIn(age(lastProven.endedAt), formatMs(lastProven.restoreMs))
          : words.none,
        [words.daily]: dailyAt,
        [words.place]: place && <span translate={false}>{place}</span>,
        [words.encrypted]: dailyAt ? (encrypted ? words.yes : words.no) : null,
      }}
    >
      {last?.outcome === "failed" && (
        <p className="operations-failure" role="alert">
          {words.failed(age(last.startedAt))} <span translate={false}>{last.error}</span>
        </p>
      )}
      {running ? (
        <p className="operations-running" role="status">
          <LoaderCircle aria-hidden="true" size={20} />
          {words.running}
        </p>
      ) : (
        dailyAt && (
          <Button onClick={take} disabled={busy}>
            <DatabaseBackup aria-hidden="true" size={20} />
            {words.takeNow}
          </Button>
        )
      )}
    </FactsCard>
  );
}
