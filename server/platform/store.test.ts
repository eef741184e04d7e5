import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { noRedis, type RedisServer, startRedis } from "../../test-support/redis-server.ts";
import { linkRedis, type RedisLink } from "./redis.ts";
import { createRedisStore } from "./redis-store.ts";
import { createLocalStore, type Store } from "./store.ts";

let redis: RedisServer;
const links: RedisLink[] = [];
before(async () => {
  if (!noRedis) redis = await startRedis();
});
after(async () => {
  for (const link of links) link.close();
  if (!noRedis) await redis.stop();
});

async function redisStore(namespace = `test-${randomUUID()}`): Promise<Store & { link: RedisLink }> {
  const link = linkRedis(redis.url, { namespace });
  links.push(link);
  if (link.commands.status !== "ready") await new Promise((resolve) => link.commands.once("ready", resolve));
  return { ...createRedisStore(link), link };
}

/** Asks again until the answer is this: leases end by themselves, by a clock that is not ours. */
async function becomes(ask: () => Promise<string[]>, wanted: string[], withinMs = 10_000): Promise<void> {
  const giveUp = Date.now() + withinMs;
  let answer = (await ask()).sort();
  while (JSON.stringify(answer) !== JSON.stringify(wanted)) {
    if (Date.now() > giveUp) assert.deepEqual(answer, wanted);
    await new Promise(setImmediate);
    answer = (await ask()).sort();
  }
}

function contract(name: string, skip: string | false, open: () => Promise<Store>): void {
  describe(`the store, ${name}`, { skip, timeout: 60_000 }, () => {
    test("a limit lets so many through, each key for itself, and again when its window has passed", async () => {
      const store = await open();
      const uses = [];
      for (let use = 0; use < 4; use++) uses.push(await store.take("pin:7", 3, 60_000));
      assert.deepEqual(uses, [true, true, true, false]);
      assert.equal(await store.take("pin:8", 3, 60_000), true);
      assert.equal(await store.take("short", 1, 50), true);
      while (!(await store.take("short", 1, 50))) await new Promise(setImmediate);
    });

    test("who holds a lease is a member until it is released or ends; said again, it stays", async () => {
      const store = await open();
      await store.hold("order", "ana", 60_000);
      await store.hold("order", "rui", 60_000);
      await store.hold("other", "eva", 60_000);
      assert.deepEqual((await store.members("order")).sort(), ["ana", "rui"]);
      await store.release("order", "ana");
      await store.release("order", "nobody");
      await store.hold("order", "rui", 60_000);
      assert.deepEqual(await store.members("order"), ["rui"]);
      await store.hold("order", "lia", 80);
      await becomes(() => store.members("order"), ["rui"]);
      assert.deepEqual(await store.members("other"), ["eva"]);
      assert.deepEqual(await store.members("nothing"), []);
    });
  });
}

contract("in the process", false, async () => createLocalStore());
contract("on Redis", noRedis, () => redisStore());

describe("the store of two processes", { skip: noRedis, timeout: 60_000 }, () => {
  test("both count the same uses and see the same members", async () => {
    const namespace = `test-${randomUUID()}`;
    const [one, other] = [await redisStore(namespace), await redisStore(namespace)];
    assert.deepEqual(
      [await one.take("k", 2, 60_000), await other.take("k", 2, 60_000), await one.take("k", 2, 60_000)],
      [true, true, false],
    );
    await one.hold("order", "ana", 60_000);
    await other.hold("order", "rui", 60_000);
    assert.deepEqual((await one.members("order")).sort(), ["ana", "rui"]);
    assert.deepEqual((await other.members("order")).sort(), ["ana", "rui"]);
  });

  test("an emptied Redis learns again who is where, from each process that looks", async () => {
    const namespace = `test-${randomUUID()}`;
    const [one, other] = [await redisStore(namespace), await redisStore(namespace)];
    await one.hold("order", "ana", 60_000);
    await redis.flush();
    assert.deepEqual(await other.members("order"), []);
    assert.deepEqual(await one.members("order"), ["ana"], "its own it knows by heart");
    await becomes(() => other.members("order"), ["ana"]);
  });

  test("without Redis limits and leases go on in each process, nothing fails, and all is shared again when it is back", async () => {
    const namespace = `test-${randomUUID()}`;
    const [one, other] = [await redisStore(namespace), await redisStore(namespace)];
    await redis.kill();
    assert.deepEqual(
      [await one.take("k", 1, 60_000), await one.take("k", 1, 60_000), await other.take("k", 1, 60_000)],
      [true, false, true],
    );
    await one.hold("order", "ana", 60_000);
    assert.deepEqual([await one.members("order"), await other.members("order")], [["ana"], []]);
    await redis.start();
    await Promise.all(
      [one, other].map(
        ({ link }) =>
          link.commands.status === "ready" || new Promise((resolve) => link.commands.once("ready", resolve)),
      ),
    );
    await one.members("order");
    await becomes(() => other.members("order"), ["ana"]);
  });

  test("a Redis that stands still keeps nobody waiting for long", async () => {
    const store = await redisStore();
    redis.pause();
    try {
      const begun = Date.now();
      assert.equal(await store.take("k", 1, 60_000), true);
      assert.ok(Date.now() - begun < 3_000);
    } finally {
      redis.resume();
    }
  });
});
