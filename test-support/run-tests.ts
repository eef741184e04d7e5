import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Counts } from "./reporter.ts";
import { ensureSystemProgram } from "./system-programs.ts";
import { POSTGRES_14, startTestCluster, type TestCluster } from "./test-cluster.ts";

/**
 * bin/test: types and lint, every test on the newest PostgreSQL, those that touch a database again on the oldest, then
 * the browsers. bin/test FILES runs just those files (--oldest: on PostgreSQL 14). The last line counts; any failure makes the exit code 1.
 */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const oldest = process.argv.includes("--oldest");
const soak = process.argv.includes("--soak");
const scratch = mkdtempSync(join(tmpdir(), "separacao-run-"));
const total: Counts = { passed: 0, failed: 0, skipped: [], failures: [] };
const children = new Set<ChildProcess>();
const clusters: TestCluster[] = [];
let interrupted = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    interrupted = true;
    for (const child of children) child.kill("SIGTERM");
  });
}

try {
  await (wanted.length > 0 ? runNamed(wanted) : runAll());
} catch (error) {
  fail("the run", String(error));
  console.error(error);
} finally {
  for (const cluster of clusters) await cluster.stop().catch((error: unknown) => console.error(error));
  rmSync(scratch, { recursive: true, force: true });
}
finish();

async function runAll(): Promise<void> {
  await runProgram("types", "tsc", ["--noEmit"]);
  await runProgram("lint", "biome", ["check", "--error-on-warnings", "."]);
  obtainPrograms();
  const files = globSync("{shared,server,web,test-support}/**/*.test.{ts,tsx}").sort();
  const newest = await cluster();
  await runFiles("tests, PostgreSQL 18", files, newest);
  await onOldestPostgres(files);
  await ensureWeb();
  const browserFiles = globSync("e2e/**/*.e2e.ts").sort();
  // What measures, or loads the machine itself, has it to itself.
  const alone = browserFiles.filter((file) => file.endsWith(".alone.e2e.ts"));
  const together = browserFiles.filter((file) => !alone.includes(file));
  await runFiles("browsers", together, newest, { timeoutMs: 900_000 });
  await runFiles("browsers, one at a time", alone, newest, { concurrency: 1, timeoutMs: 900_000 });
}

async function runNamed(files: string[]): Promise<void> {
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new Error(`${missing}: there is no such file`);
  if (files.some((file) => file.includes("e2e"))) await ensureWeb();
  await runFiles("tests", files, await cluster({ oldest }), { concurrency: 1, timeoutMs: 900_000 });
}

/** The rules of PostgreSQL changed between 14 and today; what speaks SQL is proven on both ends of the promise. */
async function onOldestPostgres(files: string[]): Promise<void> {
  const speakSql = files.filter(
    (file) => file.startsWith("server/") && readFileSync(file, "utf8").includes("test-support/"),
  );
  if (speakSql.length === 0) return;
  if (!existsSync(POSTGRES_14))
    return skip("PostgreSQL 14", "its package is not there for this kind of machine");
  await runFiles("tests, PostgreSQL 14", speakSql, await cluster({ oldest: true }));
}

function obtainPrograms(): void {
  for (const [program, aptPackage] of [
    ["redis-server", "redis-server"],
    ["nginx", "nginx-light"],
  ] as const) {
    const reason = ensureSystemProgram(program, aptPackage);
    if (reason) skip(program, reason);
  }
}

/** Through the same lines as bin/start, so that tests see what the shop sees. */
async function ensureWeb(): Promise<void> {
  await runProgram("screens", "bash", ["-c", "set -euo pipefail; source bin/lib/prepare.sh; ensure_web"]);
}

async function cluster(options?: { oldest: boolean }): Promise<TestCluster> {
  const started = await startTestCluster(options);
  clusters.push(started);
  return started;
}

async function runFiles(
  name: string,
  files: string[],
  { url }: TestCluster,
  { concurrency = 2, timeoutMs = 300_000 } = {},
): Promise<void> {
  if (files.length === 0 || interrupted) return;
  console.log(`\n== ${name} (${files.length} files)`);
  const countsFile = join(scratch, "counts.json");
  rmSync(countsFile, { force: true });
  const reporter = join(import.meta.dirname, "reporter.ts");
  const code = await run(
    process.execPath,
    [
      "--test",
      `--test-concurrency=${concurrency}`,
      `--test-timeout=${timeoutMs}`,
      `--test-reporter=${reporter}`,
      ...files,
    ],
    { TEST_DATABASE_URL: url, TEST_COUNTS_FILE: countsFile, ...(soak ? { SOAK: "1" } : {}) },
  );
  const counts = existsSync(countsFile) ? readCounts(countsFile) : undefined;
  if (!counts) {
    fail(name, `the run itself ended with ${code}`);
    return;
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped.push(...counts.skipped.map((skipped) => `${skipped} [${name}]`));
  total.failures.push(...counts.failures.map((failure) => `[${name}] ${failure}`));
  if (code !== 0 && counts.failed === 0) fail(name, `ended with ${code} although no test failed`);
}

function readCounts(file: string): Counts {
  const counts: Counts = JSON.parse(readFileSync(file, "utf8"));
  return counts;
}

async function runProgram(name: string, program: string, args: string[]): Promise<void> {
  if (interrupted) return;
  const started = Date.now();
  const code = await run(program, args, {});
  if (code !== 0) return fail(name, `ended with ${code}; what it said is above, where it ran`);
  total.passed++;
  console.log(`✓ ${name}  ${Date.now() - started} ms`);
}

function run(program: string, args: string[], env: Record<string, string>): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    children.add(child);
    child.on("error", (error) => {
      console.error(error.message);
      resolve(null);
    });
    child.on("exit", (code) => {
      children.delete(child);
      resolve(code);
    });
  });
}

function fail(what: string, why: string): void {
  total.failed++;
  const failure = `✗ ${what}: ${why}`;
  total.failures.push(failure);
  console.log(failure);
}

function skip(what: string, reason: string): void {
  total.skipped.push(`${what}: ${reason}`);
}

function finish(): void {
  if (interrupted) fail("the run", "interrupted");
  if (total.skipped.length > 0)
    console.log(`\nskipped:\n${total.skipped.map((what) => `  - ${what}`).join("\n")}`);
  // Once more at the end: of a long run nobody sees the middle.
  if (total.failures.length > 0) console.log(`\nfailed:\n${total.failures.join("\n")}`);
  const skipFails = process.env.CI === "true" && total.skipped.length > 0;
  if (skipFails) console.log("CI=true: a skip is a failure");
  const failed = total.failed + (skipFails ? total.skipped.length : 0);
  const skipped = total.skipped.length > 0 && !skipFails ? `, ${total.skipped.length} skipped` : "";
  console.log(`\n${total.passed} passed, ${failed} failed${skipped}`);
  process.exitCode = failed > 0 || total.passed === 0 ? 1 : 0;
}
