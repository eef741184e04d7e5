import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { TestEvent } from "node:test/reporters";

export interface Counts {
  passed: number;
  failed: number;
  skipped: string[];
  /** Each failure in full: of a long run only the end may be kept. */
  failures: string[];
}

/**
 * Says what a person has to know: one line a file, every failure in full, every skip by name. The counts go to the file
 * that TEST_COUNTS_FILE names, for the runner to add up.
 */
export default async function* reporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: Counts = { passed: 0, failed: 0, skipped: [], failures: [] };
  const files = new Map<string, { passed: number; failed: number; ms: number }>();
  for await (const { type, data } of events) {
    if (type === "test:stderr" || type === "test:stdout") {
      yield data.message;
      continue;
    }
    // What a test has measured. Node's own figures belong to no file.
    if (type === "test:diagnostic" && data.file) yield `  ${data.message}\n`;
    if (type !== "test:pass" && type !== "test:fail") continue;
    const path = data.file ? relative(process.cwd(), data.file) : "";
    // A file is reported like a test of its own around its tests; it counts only when it could not even run.
    const isFile = data.nesting === 0 && data.name === data.file;
    const file = files.get(path) ?? { passed: 0, failed: 0, ms: 0 };
    files.set(path, file);
    if (data.nesting === 0) file.ms += data.details.duration_ms;
    if (data.skip !== undefined) {
      counts.skipped.push(`${path}: ${data.name}${typeof data.skip === "string" ? ` (${data.skip})` : ""}`);
      yield `  - ${data.name} [skipped]\n`;
    } else if (type === "test:fail") {
      const { error } = data.details;
      // A group fails because of the tests inside it, which have been counted.
      if ("failureType" in error && error.failureType === "subtestsFailed") continue;
      counts.failed++;
      file.failed++;
      const failure = `✗ ${path}:${data.line ?? 0} ${data.name}\n${indent(describe(error))}`;
      counts.failures.push(failure);
      yield `${failure}\n`;
    } else if (data.details.type !== "suite" && !isFile) {
      counts.passed++;
      file.passed++;
    }
  }
  for (const [path, { passed, failed, ms }] of [...files].sort(([a], [b]) => a.localeCompare(b))) {
    yield `${failed ? "✗" : "✓"} ${path}  ${passed} passed${failed ? `, ${failed} failed` : ""}  ${Math.round(ms)} ms\n`;
  }
  if (process.env.TEST_COUNTS_FILE) writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts));
}

function describe(error: Error & { cause?: unknown }): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const details = "expected" in cause && "actual" in cause ? "" : causeOf(cause);
  return `${cause.stack ?? cause.message}${details}`;
}

function causeOf(error: Error): string {
  return error.cause
    ? `\ncaused by: ${error.cause instanceof Error ? error.cause.stack : String(error.cause)}`
    : "";
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
