import { CircleCheck, CircleX } from "lucide-preact";
import type { Operations, OperationsProcess } from "../../shared/operations/operations.ts";
import { formatAge } from "../platform/format.ts";
import { formatBytes, formatPercent, formatRough } from "./formats.ts";
import { words } from "./words.ts";

export function ProcessList({ operations: { processes, at } }: { operations: Operations }) {
  return (
    <section className="operations-card operations-wide" aria-label={words.processes}>
      <h2>{words.processes}</h2>
      <ul className="processes">
        {processes.map((process) => (
          <ProcessRow key={process.id} process={process} now={Date.parse(at)} />
        ))}
      </ul>
    </section>
  );
}

function ProcessRow({ process, now }: { process: OperationsProcess; now: number }) {
  const { alive, self, host, pid, service, replica, commit, startedAt, seenAt, vitals } = process;
  const Icon = alive ? CircleCheck : CircleX;
  return (
    <li className="process" data-alive={alive}>
      <span className="process-state">
        <Icon aria-hidden="true" size={20} />
        {alive ? words.alive : words.silentSince(formatAge(seenAt, now))}
      </span>
      <span className="process-name" translate={false}>
        <strong>{[service, replica?.slice(0, 8)].filter(Boolean).join(" · ") || words.pid(host, pid)}</strong>
        {self && <small>{words.self}</small>}
        {commit && <code>{commit.slice(0, 7)}</code>}
      </span>
      <span className="process-since">{words.since(formatAge(startedAt, now))}</span>
      <span className="process-measures">
        {words.processMeasures(
          formatPercent(vitals.cpu),
          formatBytes(vitals.memoryBytes),
          formatRough(vitals.requestsPerSecond),
          words.screens(vitals.sockets),
        )}
      </span>
    </li>
  );
}
