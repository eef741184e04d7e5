import type { ReactNode } from "preact/compat";
import { Link } from "wouter-preact";

export interface RankRow {
  key: string;
  name: ReactNode;
  /** Said beside the bar. */
  value: string;
  share: number;
  href: string;
  tone?: "amber" | "blue" | "green";
  detail?: string;
}

/** Names with a bar each, longest first; the whole row opens what it counts. */
export function RankBars({ rows, label }: { rows: readonly RankRow[]; label: string }) {
  return (
    <ol className="rank-bars" aria-label={label}>
      {rows.map(({ key, name, value, share, href, tone, detail }) => (
        <li key={key}>
          <Link href={href} className="rank-row">
            <span className="rank-name">{name}</span>
            <span className="rank-value">
              <strong>{value}</strong>
              {detail && <small>{detail}</small>}
            </span>
            <span className="rank-bar" data-tone={tone} aria-hidden="true">
              <span className="rank-fill" style={{ width: `${Math.max(1, share * 100)}%` }} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
