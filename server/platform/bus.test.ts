import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { noRedis, type RedisServer, startRedis } from "../../test-support/redis-server.ts";
import { type Announcement, type Bus, createLocalBus, type MadeChange } from "./bus.ts";
import { linkRedis, type RedisLink } from "./redis.ts";
import { createRedisBus } from "./redis-bus.ts";

const changed = (version: number): Announcement => ({ kind: "changed", shopId: "s", orderId: "o", version });
const made = {} as MadeChange; // as: nobody looks inside

/** What every driver must do for its own process. */
function contract(name: string, skip: string | false, open: () => Promise<Bus>): void {
  describe(`the bus, ${name}`, { skip }, () => {
    test("whoever listens in this process has heard it before publish returns, with what is known of it", async () => {
      const bus = await open();
      const heard: Announcement[] = [];
      bus.subscribe((said) => heard.push(said));
      bus.subscribe((said) => heard.push(said));
      bus.publish({ ...changed(2), made } as Announcement);
      assert.equal(heard.length, 2);
      assert.ok(heard.every((said) => said.kind === "changed" && said.version === 2 && said.made === made));
    });

    test("who has unsubscribed hears nothing more", async () => {
      const bus = await open();
      const heard: Announcement[] = [];
      const stop = bus.subscribe((said) => heard.push(said));
      bus.publish(changed(1));
      stop();
      bus.publish(changed(2));
      assert.deepEqual(heard, [changed(1)]);
    });

    test("a listener that fails harms neither the others nor whoever publishes", async () => {
      const bus = await open();
      const heard: Announcement[] = [];
      bus.subscribe(() => {
        throw new Error("broken listener");
      });
      bus.subscribe((said) => heard.push(said));
      bus.publish({ kind: "ended", shopId: "s", ids: ["a"] });
      assert.deepEqual(heard, [{ kind: "ended", shopId: "s", ids: ["a"] }]);
    });
  });
}

let redis: RedisServer;
const links: RedisLink[] = [];
const link = (namespace: string) => {
  const made = linkRedis(redis.url, { namespace });
  links.push(made);
  return made;
};
before(async () => {
  if (!noRedis) redis = await startRedis();
});
after(async () => {
  for (const one of links) one.close();
  if (!noRedis) await redis.stop();
});

contract("in the process", false, async () => createLocalBus());
contract("through Redis", noRedis, async () => (await twoProcesses())[0].bus);

interface Heard {
  bus: Bus;
  said: Announcement[];
  hears(count: number): Promise<void>;
  /** Resolves when the way from and to the others holds (again). */
  linked(times?: number): Promise<void>;
}

function listening(own: RedisLink): Heard {
  const bus = createRedisBus(own);
  const said: Announcement[] = [];
  let missed = 0;
  let wake = () => {};
  bus.subscribe(
    (one) => {
      said.push(one);
      wake();
    },
    () => {
      missed++;
      wake();
    },
  );
  const until = async (condition: () => boolean) => {
    while (!condition())
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  return {
    bus,
    said,
    hears: (count) => until(() => said.length >= count),
    async linked(times = 1) {
      await until(() => missed >= times);
      if (own.commands.status !== "ready") await once(own.commands, "ready");
    },
  };
}

async function twoProcesses(): Promise<[Heard, Heard]> {
  const namespace = `test-${randomUUID()}`;
  const both: [Heard, Heard] = [listening(link(namespace)), listening(link(namespace))];
  await Promise.all(both.map((one) => one.linked()));
  return both;
}

describe("the bus between two processes", { skip: noRedis, timeout: 60_000 }, () => {
  test("what one says the other hears once, without what only the first knows; nobody hears an echo", async () => {
    const [one, other] = await twoProcesses();
    one.bus.publish({ ...changed(7), made } as Announcement);
    await other.hears(1);
    other.bus.publish({ kind: "presence", shopId: "s" });
    await one.hears(2);
    assert.deepEqual(other.said, [changed(7), { kind: "presence", shopId: "s" }]);
    assert.deepEqual(one.said, [
      { ...changed(7), made },
      { kind: "presence", shopId: "s" },
    ]);
  });

  test("another namespace on the same Redis is another shop's business", async () => {
    const [one, other] = await twoProcesses();
    const [foreign, witness] = await twoProcesses();
    one.bus.publish(changed(1));
    foreign.bus.publish(changed(2));
    await Promise.all([other.hears(1), witness.hears(1)]);
    assert.deepEqual([other.said, witness.said], [[changed(1)], [changed(2)]]);
  });

  test("without Redis each process goes on by itself, and both are told when the way is back that they may have missed something", async () => {
    const [one, other] = await twoProcesses();
    await redis.kill();
    one.bus.publish(changed(1));
    assert.deepEqual(one.said, [changed(1)], "its own process heard it at once");
    await redis.start();
    await Promise.all([one.linked(2), other.linked(2)]);
    one.bus.publish(changed(2));
    await other.hears(1);
    assert.deepEqual(other.said, [changed(2)]);
  });

  test("a Redis that stands still without a word is left, and found again", async () => {
    const [one, other] = await twoProcesses();
    const left = links.slice(-2).map(({ listening: line }) => once(line, "close"));
    redis.pause();
    one.bus.publish(changed(1));
    assert.deepEqual(one.said, [changed(1)]);
    await Promise.all(left);
    redis.resume();
    await Promise.all([one.linked(2), other.linked(2)]);
    const before = other.said.length;
    one.bus.publish(changed(2));
    await other.hears(before + 1);
    assert.deepEqual(other.said.at(-1), changed(2));
  });

  test("what nobody understands is not heard", async () => {
    const namespace = `test-${randomUUID()}`;
    const mine = link(namespace);
    const one = listening(mine);
    const other = listening(link(namespace));
    await Promise.all([one.linked(), other.linked()]);
    for (const noise of [
      "",
      "null",
      "[]",
      '{"from":"x"}',
      '{"from":"x","said":{"kind":"news","shopId":"s"}}',
    ])
      await mine.commands.publish(`${namespace}:announcements`, noise);
    one.bus.publish(changed(3));
    await other.hears(1);
    assert.deepEqual(other.said, [changed(3)]);
  });
});
