import { ScrollText, SearchX } from "lucide-preact";
import { useCallback, useMemo } from "preact/compat";
import { useSearchParams } from "wouter-preact";
import type { AuditEntry } from "../../shared/audit/audit.ts";
import { AUDIT_KINDS } from "../../shared/audit/audit-acts.ts";
import { shopDay } from "../../shared/insights/shop-day.ts";
import { HistorySearch } from "../history/history-search.tsx";
import { longDay } from "../history/long-day.ts";
import { DayField } from "../insights/day-field.tsx";
import { usePeople } from "../people/people-admin/use-people.ts";
import { formatDay } from "../platform/format.ts";
import { useSession } from "../platform/session.ts";
import { shopZone } from "../platform/shop-zone.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Select } from "../ui/select.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { AuditRow } from "./audit-row.tsx";
import { kindWord, words } from "./audit-words.ts";
import { useAudit } from "./use-audit.ts";
import "../history/history.css";
import "./audit.css";

export default function AuditScreen() {
  const role = useSession()?.person.role;
  return (
    <>
      <TopBar title={words.title} back="/" />
      {role === "admin" ? (
        <Audit />
      ) : (
        <EmptyState icon={ScrollText} title={words.adminsOnly} text={words.orderHasItsOwn} />
      )}
    </>
  );
}

const KEYS = ["q", "person", "kind", "from", "to"] as const;
type Key = (typeof KEYS)[number];

/** Every act by every person. The question lives in the address, so that it can be sent to somebody. */
function Audit() {
  const [params, setParams] = useSearchParams();
  const { people } = usePeople();
  const get = (key: Key) => params.get(key) ?? "";
  const set = useCallback(
    (key: Key, value: string) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(key, value);
          else next.delete(key);
          return next;
        },
        { replace: key === "q" },
      ),
    [setParams],
  );
  const query = useMemo(() => {
    const known = new URLSearchParams();
    for (const key of KEYS) if (params.get(key)) known.set(key, params.get(key) ?? "");
    return known.toString();
  }, [params]);
  const { entries, searchedBackTo, problem, busy, more, again } = useAudit(query);
  const setText = useCallback((q: string) => set("q", q), [set]);
  return (
    <main className="audit">
      <HistorySearch text={get("q")} onText={setText} label={words.search} placeholder={words.searchHint} />
      <div className="history-filters">
        <Select
          label={words.who}
          all={words.everybody}
          value={get("person")}
          options={(people ?? []).map(({ id, name }) => [id, name])}
          onChange={(person) => set("person", person)}
        />
        <Select
          label={words.what}
          all={words.everything}
          value={get("kind")}
          options={AUDIT_KINDS.map((kind) => [kind, kindWord(kind)])}
          onChange={(kind) => set("kind", kind)}
        />
        <DayField
          label={words.from}
          value={get("from")}
          max={get("to")}
          onChange={(from) => set("from", from)}
        />
        <DayField label={words.to} value={get("to")} min={get("from")} onChange={(to) => set("to", to)} />
      </div>
      <p className="ui-hidden" role="status">
        {busy ? words.searching : words.found(entries?.length ?? 0, Boolean(more))}
      </p>
      {problem && <ErrorState text={problem} onRetry={again} />}
      {!entries && !problem && <Waiting />}
      {entries &&
        byDay(entries).map(([day, ofDay]) => (
          <section key={day} className="audit-day">
            <h2>{day}</h2>
            <ul>
              {ofDay.map((entry) => (
                <AuditRow key={entry.id} entry={entry} />
              ))}
            </ul>
          </section>
        ))}
      {entries?.length === 0 && !busy && !more && !problem && (
        <EmptyState icon={SearchX} title={words.noEntries} text={words.tryOther} />
      )}
      {searchedBackTo && <p className="audit-paused">{words.searchedBackTo(formatDay(searchedBackTo))}</p>}
      {more && (
        <Button size="lg" className="history-more" onClick={more}>
          {searchedBackTo ? words.searchBefore : words.showMore}
        </Button>
      )}
    </main>
  );
}

function byDay(entries: readonly AuditEntry[]): [day: string, entries: AuditEntry[]][] {
  return [...Map.groupBy(entries, ({ at }) => longDay(shopDay(Date.parse(at), shopZone())))];
}
