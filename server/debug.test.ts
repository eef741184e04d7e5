import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { createTestDatabase } from "../test-support/database.ts";
import { type RunningServer, startServer } from "../test-support/running-server.ts";
import { openOwnConnection } from "./platform/own-connection.ts";

async function says(server: RunningServer, words: string): Promise<void> {
  while (!server.output().includes(words)) await once(server.process.stdout!, "data");
}

test("DEBUG tells the log why a request failed, and whoever asked nothing", async () => {
  const database = await createTestDatabase();
  const server = await startServer({
    DATABASE_URL: database.url,
    DEBUG: "True",
    HOST: "127.0.0.1",
    SECRET_KEY: "a secret that is long enough for a test",
    ADMIN_LOGIN: "1",
    ADMIN_PIN: "4321",
  });
  try {
    const client = await openOwnConnection(database.url);
    await client.query("ALTER TABLE people RENAME TO elsewhere");
    await client.end();
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ login: 1, pin: "4321" }),
    });
    const { message, ...rest } = (await answer.json()) as Record<string, unknown>; // as: an error's answer
    assert.deepEqual([answer.status, rest], [500, { code: "internal", details: {} }]);
    assert.doesNotMatch(String(message), /people|relation/);
    await says(server, "does not exist");
    assert.doesNotMatch(server.output(), /4321|long enough/);
  } finally {
    await server.stop();
    await database.drop();
  }
});
