import type { ReactNode } from "preact/compat";

interface Props {
  title: string;
  /** What there is to know, in words; a fact without a value is left out. */
  facts: Readonly<Record<string, ReactNode>>;
  children?: ReactNode;
}

export function FactsCard({ title, facts, children }: Props) {
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  return (
    <section className="operations-card" aria-label={title}>
      <h2>{title}</h2>
      {known.length > 0 && (
        <dl className="facts">
          {known.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </section>
  );
}
