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

const TWO = { perSecond: 0.001, burst: 2 };

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
    test("a bucket gives what is in it, each key for itself, and fills again", async () => {
      const store = await open();
      const slow = { perSecond: 0.001, burst: 3 };
      const drawn = [];
      for (const wanted of [2, 2, 1]) drawn.push(await store.draw("pin:7", wanted, slow));
      assert.deepEqual(drawn, [2, 1, 0]);
      assert.equal(await store.draw("pin:8", 5, slow), 3, "never more than it holds");
      const quick = { perSecond: 20, burst: 1 };
      assert.equal(await store.draw("short", 1, quick), 1);
      while ((await store.draw("short", 1, quick)) === 0) await new Promise(setImmediate);
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
  test("both draw from the same bucket and see the same members", async () => {
    const namespace = `test-${randomUUID()}`;
    const [one, other] = [await redisStore(namespace), await redisStore(namespace)];
    assert.deepEqual(
      [await one.draw("k", 1, TWO), await other.draw("k", 1, TWO), await one.draw("k", 1, TWO)],
      [1, 1, 0],
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
      [await one.draw("k", 2, TWO), await one.draw("k", 1, TWO), await other.draw("k", 1, TWO)],
      [2, 0, 1],
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
      assert.equal(await store.draw("k", 1, TWO), 1);
      assert.ok(Date.now() - begun < 3_000);
    } finally {
      redis.resume();
    }
  });
});
