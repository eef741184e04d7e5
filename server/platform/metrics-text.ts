import type { Family, Sample } from "./metrics.ts";

export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** As Prometheus reads it. Buckets are said as it wants them: each holds all that is below its bound. */
export function metricsText(families: readonly Family[]): string {
  return families
    .map((family) => {
      const { name, help, kind, samples } = family;
      const head = [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`];
      return [...head, ...samples.flatMap((sample) => linesOf(family, sample)), ""].join("\n");
    })
    .join("");
}

function linesOf({ name, bounds = [] }: Family, { labels, value, buckets }: Sample): string[] {
  if (!buckets) return [`${name}${braces(labels)} ${value}`];
  let below = 0;
  const lines = buckets.map((count, index) => {
    below += count;
    return `${name}_bucket${braces({ ...labels, le: String(bounds[index] ?? "+Inf") })} ${below}`;
  });
  return [...lines, `${name}_sum${braces(labels)} ${value}`, `${name}_count${braces(labels)} ${below}`];
}

function braces(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
}

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
