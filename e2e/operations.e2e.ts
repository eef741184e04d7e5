import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { createTestDatabase, type TestDatabase } from "../test-support/database.ts";
import { type RunningServer, startServer } from "../test-support/running-server.ts";
import { openBrowser, openTablet, signIn } from "./browser.ts";

const folder = mkdtempSync(join(tmpdir(), "separacao-operations-"));
let own: TestDatabase;
let servers: RunningServer[] = [];
let browser: Browser;
before(async () => {
  own = await createTestDatabase();
  const environment = {
    DATABASE_URL: own.url,
    SECRET_KEY: "only for the tests in browsers and long enough for them",
    ALLOWED_HOSTS: "localhost",
    BACKUP_TIME: "03:00",
    BACKUP_DIR: folder,
    RAILWAY_ENVIRONMENT: "test",
    RAILWAY_SERVICE_NAME: "web",
    RAILWAY_GIT_COMMIT_SHA: "0f3c2a1b99aa",
    ADMIN_LOGIN: "1",
    ADMIN_PIN: "4321",
    ADMIN_NAME: "Dora",
  };
  for (const replica of ["um", "dois"])
    servers.push(await startServer({ ...environment, RAILWAY_REPLICA_ID: replica }));
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  for (const server of servers) if (server.process.exitCode === null) await server.stop();
  await own?.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("whoever looks after the shop sees each process live, takes a backup, and sees which process was killed", async () => {
  const [one, two] = servers;
  const { page, complaints } = await openTablet(browser, `http://localhost:${one!.port}`);
  await signIn(page, 1, "4321");
  await page.locator(".user-button").click();
  await page.getByRole("link", { name: "Operação" }).click();
  await page.getByText("Ainda não há nenhum backup").waitFor();
  const row = (replica: string) => page.locator(".process").filter({ hasText: `web · ${replica}` });
  await row("um").getByText("este").waitFor();
  await row("dois").getByText("vivo").waitFor();
  assert.equal(await page.locator(".process code").first().textContent(), "0f3c2a1");

  await page.getByRole("button", { name: "Fazer backup agora" }).click();
  await page.getByText(/agora, em \d/).waitFor({ timeout: 60_000 });
  assert.equal(readdirSync(folder).filter((name) => !name.startsWith(".")).length, 1);
  await page.getByText("Ainda não há nenhum backup").waitFor({ state: "detached" });

  await two!.kill();
  await row("dois")
    .getByText(/sem sinal/)
    .waitFor({ timeout: 40_000 });
  await page.getByText("1 processo deixou de dar sinal").waitFor();
  servers = [one!];
  await page.locator(".vital").filter({ hasText: "Memória" }).locator("strong").waitFor();
  assert.deepEqual(complaints, []);
});
