import { CircleCheck, TriangleAlert } from "lucide-preact";
import { type Concern, concernsOf } from "../../shared/operations/concerns.ts";
import type { Operations } from "../../shared/operations/operations.ts";
import { formatAge } from "../platform/format.ts";
import { formatMs, formatPercent } from "./formats.ts";
import { words } from "./words.ts";

/** One glance: all is well, or what is not. */
export function ConcernList({ operations }: { operations: Operations }) {
  const concerns = concernsOf(operations);
  const living = operations.processes.filter(({ alive }) => alive).length;
  if (concerns.length === 0)
    return (
      <section className="concerns" data-well role="status">
        <CircleCheck aria-hidden="true" size={28} />
        <div>
          <h2>{words.allWell}</h2>
          <p>{words.allWellNote(living)}</p>
        </div>
      </section>
    );
  return (
    <section className="concerns" role="status">
      <TriangleAlert aria-hidden="true" size={28} />
      <div>
        <h2>{words.lookAt}</h2>
        <ul>
          {concerns.map((concern) => (
            <li key={concern.code}>{sentenceOf(concern, operations)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function sentenceOf(concern: Concern, { backups, at }: Operations): string {
  const said = words.concern;
  switch (concern.code) {
    case "silent":
      return said.silent(concern.processes);
    case "errors":
      return said.errors(formatPercent(concern.share));
    case "slow":
      return said.slow(formatMs(concern.p99Ms));
    case "lag":
      return said.lag(formatMs(concern.lagMs));
    case "pool":
      return said.pool(concern.waiting);
    case "memory":
      return said.memory(formatPercent(concern.share));
    case "connections":
      return said.connections(formatPercent(concern.share));
    case "oldBackup":
      return said.oldBackup(formatAge(backups.lastGood?.startedAt ?? at, Date.parse(at)));
    default:
      return said[concern.code];
  }
}
