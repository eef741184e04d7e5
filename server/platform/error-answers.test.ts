import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import Fastify from "fastify";
import { answerErrors } from "./error-answers.ts";

test("a tablet that hangs up in the middle of a request is no fault of the database, and no alarm", async () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const app = Fastify({ logger: { level: "warn", stream } });
  answerErrors(app);
  app.post("/ticks", async () => "");
  const failed = new Promise<void>((resolve) => app.addHook("onError", async () => resolve()));
  const port = Number(new URL(await app.listen({ host: "127.0.0.1", port: 0 })).port);
  const tablet = connect(port, "127.0.0.1");
  await once(tablet, "connect");
  tablet.write(
    'POST /ticks HTTP/1.1\r\nHost: loja\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"half',
    () => tablet.resetAndDestroy(),
  );
  await failed;
  await app.close();
  assert.deepEqual(lines, []);
});
