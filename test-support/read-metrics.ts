import assert from "node:assert/strict";
import type { FastifyInstance } from "fastify";

export interface ReadMetrics {
  /** By name and labels as they are written. */
  values: ReadonlyMap<string, number>;
  /** By family: what is exposed, and as what. */
  kinds: ReadonlyMap<string, string>;
  text: string;
}

const LINE =
  /^([a-z_][a-z0-9_]*(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)*\})?) (-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?))$/;

/** As Prometheus would: a line that it could not read fails the test. */
export async function readMetrics(
  app: FastifyInstance,
  headers: Record<string, string> = {},
): Promise<ReadMetrics> {
  const answer = await app.inject({ url: "/metrics", headers });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
  const values = new Map<string, number>();
  const kinds = new Map<string, string>();
  for (const line of answer.body.trimEnd().split("\n")) {
    const [, kindName, kind] = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (kindName && kind) kinds.set(kindName, kind);
    if (line.startsWith("#")) continue;
    const [, name, value] = LINE.exec(line) ?? [];
    assert.ok(name && !values.has(name), line);
    values.set(name, Number(value));
  }
  return { values, kinds, text: answer.body };
}
