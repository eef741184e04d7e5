import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import { quotePdf } from "../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { startServer } from "../test-support/running-server.ts";

/** Speaks to a running server over the network, with the cookies that it was given. */
async function visitor(port: number) {
  const base = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${base}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login: 1, pin: "4321" }),
  });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const headers = { cookie, "x-csrf-token": csrfToken };
  return {
    get: async <T>(path: string): Promise<T> => (await fetch(base + path, { headers })).json() as Promise<T>,
    post: async <T>(path: string, body: unknown): Promise<T> => {
      const form = body instanceof FormData;
      const response = await fetch(base + path, {
        method: "POST",
        headers: form ? headers : { ...headers, "content-type": "application/json" },
        body: form ? body : JSON.stringify(body),
      });
      return response.json() as Promise<T>;
    },
  };
}

/** Every process of this data folder: the server's children too, as when the power goes. */
function processesOf(mark: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(mark);
      } catch {
        return false;
      }
    });
}

test("kill -9 of everything in the middle of 200 ticks: every acknowledged tick is there, none twice", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "separacao-kill-"));
  const environment = { DATA_DIR: dataDir, ADMIN_LOGIN: "1", ADMIN_PIN: "4321", ADMIN_NAME: "Dora" };
  const first = await startServer(environment);
  const before = await visitor(first.port);
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(await quotePdf(exampleQuote("46001").spec))]), "q.pdf");
  const { quoteId } = await before.post<{ quoteId: string }>("/api/quotes", form);
  const order = await before.post<Order>("/api/orders", {
    quoteId,
    logistics: "motoboy",
    packaging: "bag",
    requestId: newId(),
  });
  const line = order.lines.find(({ requested }) => requested === 75)!;

  const ids = Array.from({ length: 200 }, () => newId());
  const acknowledged = new Set<string>();
  const tick = (via: typeof before, commandId: string) =>
    via.post<{ results: { outcome: string; quantity: number }[] }>(`/api/orders/${order.id}/commands`, {
      commands: [{ commandId, type: "pick", lineId: line.id, quantity: 1 }],
    });
  let killed: Promise<void> | undefined;
  await Promise.all(
    ids.map(async (commandId) => {
      const answer = await tick(before, commandId).catch(() => null);
      if (answer?.results?.[0]?.outcome === "applied") acknowledged.add(commandId);
      if (acknowledged.size === 30 && !killed) {
        for (const pid of processesOf(dataDir)) process.kill(pid, "SIGKILL");
        killed = first.kill();
      }
    }),
  );
  await killed;
  assert.ok(acknowledged.size >= 30);

  const second = await startServer(environment);
  try {
    const after = await visitor(second.port);
    const now = await after.get<Order>(`/api/orders/${order.id}`);
    const picked = now.lines.find(({ id }) => id === line.id)!.picked;
    const { events } = await after.get<{ events: { commandId: string | null; quantity?: number }[] }>(
      `/api/orders/${order.id}/events?after=1`,
    );
    const written = events.map(({ commandId }) => commandId);
    assert.equal(new Set(written).size, written.length);
    for (const commandId of acknowledged)
      assert.ok(written.includes(commandId), "an acknowledged tick is in the log");
    assert.equal(picked, written.length);
    // Sending all of them again, as a tablet would, changes nothing that was acknowledged and completes the rest.
    for (const commandId of ids) await tick(after, commandId);
    assert.equal(
      (await after.get<Order>(`/api/orders/${order.id}`)).lines.find(({ id }) => id === line.id)!.picked,
      75,
    );
  } finally {
    assert.equal(await second.stop(), 0);
    rmSync(dataDir, { recursive: true, force: true });
  }
});
