import { Link } from "wouter-preact";
import type { AuditEntry } from "../../shared/audit/audit.ts";
import { deviceWords, plainAddress } from "../people/device-words.ts";
import { formatTime } from "../platform/format.ts";
import { Avatar } from "../ui/avatar.tsx";
import { detailWords, didWords, differences, lineWords, words } from "./audit-words.ts";

/** Who did what, in words; the address, the device and the exact values as they are in the log. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { person, order, device, address } = entry;
  const detail = detailWords(entry);
  const changed = differences(entry);
  const from = [device && deviceWords(device.id, device.agent), address && plainAddress(address)]
    .filter(Boolean)
    .join(" · ");
  const subject = order ? lineWords(entry) : entry.act === "settings_changed" ? null : entry.subject;
  return (
    <li className="audit-row">
      <time dateTime={entry.at}>{formatTime(entry.at)}</time>
      <Avatar id={person?.id ?? "?"} name={person?.name ?? "?"} decorative />
      <div>
        <p>
          {person && <strong>{person.name} </strong>}
          {didWords(entry)}
          {subject && <strong> {subject}</strong>}
        </p>
        {order && (
          <p className="audit-detail">
            <Link href={`/pedidos/${order.id}`}>
              {order.number ?? words.noNumber} {order.client}
            </Link>
            {detail && ` · ${detail}`}
          </p>
        )}
        {changed.length > 0 && (
          <dl className="audit-changes">
            {changed.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  {before !== null && <del>{before}</del>}
                  {before !== null && after !== null && <span aria-hidden="true"> → </span>}
                  {after !== null && <ins>{after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {from && <p className="audit-from">{from}</p>}
      </div>
    </li>
  );
}
