import type { ReactNode } from "preact/compat";
import { Link } from "wouter-preact";
import { words } from "./words.ts";

export interface TableRow {
  key: string;
  href?: string;
  cells: readonly ReactNode[];
}

interface Props {
  caption: string;
  head: readonly string[];
  rows: readonly TableRow[];
}

/** The first column names the row and, where there is something to open, opens it. */
export function FigureTable({ caption, head, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="figure-table" tabIndex={0} aria-label={words.table(caption)}>
      <table>
        <caption className="ui-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, href, cells: [name, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{href ? <Link href={href}>{name}</Link> : name}</th>
              {rest.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
