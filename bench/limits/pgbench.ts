import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SCRATCH } from "../scratch.ts";

/**
 * PostgreSQL's own load generator with a script of ours: the most that anybody gets out of this database for these
 * statements. `texts` are what no script can hold, because pgbench reads a colon in it as a name of its own.
 */
export async function runPgbench(
  url: string,
  script: string,
  {
    connections,
    seconds,
    texts = {},
  }: { connections: number; seconds: number; texts?: Record<string, string> },
): Promise<{ perSecond: number }> {
  const file = join(SCRATCH, "pgbench.sql");
  writeFileSync(file, script);
  const { searchParams, username, pathname, hostname } = new URL(url);
  const args = [
    "--no-vacuum",
    "--protocol=prepared",
    `--client=${connections}`,
    "--jobs=1",
    `--time=${seconds}`,
    `--file=${file}`,
    ...Object.entries(texts).flatMap(([name, text]) => ["--define", `${name}=${text}`]),
    `--host=${searchParams.get("host") ?? hostname}`,
    `--username=${username}`,
    pathname.slice(1),
  ];
  const child = spawn("pgbench", args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  const perSecond = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
  if (code !== 0 || !(perSecond > 0) || /aborted|ERROR/.test(output))
    throw new Error(`pgbench ended with ${code}:\n${output}`);
  return { perSecond };
}
