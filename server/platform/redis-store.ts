import { type Circuit, createCircuit } from "./circuit.ts";
import { createLeases } from "./leases.ts";
import type { RedisLink } from "./redis.ts";
import { createLocalStore, type Store } from "./store.ts";

/** By Redis' own clock: those of the processes need not agree. A group is a sorted set of members by when they end. */
const NOW = "local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)";
const DRAW = `${NOW}
  local wanted, per_second, burst = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
  local known = redis.call('HMGET', KEYS[1], 'left', 'at')
  local there = burst
  if known[1] then there = math.min(burst, known[1] + (now - known[2]) / 1000 * per_second) end
  local drawn = math.min(wanted, math.floor(there))
  redis.call('HSET', KEYS[1], 'left', there - drawn, 'at', now)
  redis.call('PEXPIRE', KEYS[1], math.ceil((burst - there + drawn) / per_second * 1000) + 1)
  return drawn`;
const HOLD = `${NOW}
  redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
  if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`;
const MEMBERS = `${NOW}
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  return redis.call('ZRANGE', KEYS[1], 0, -1)`;

/**
 * Shared by all processes while Redis is there; without it each goes on with what it knows itself. What this process holds it
 * also remembers, so that an emptied Redis learns it again at the next look.
 */
export function createRedisStore(
  { commands, namespace }: RedisLink,
  circuit: Circuit = createCircuit(),
): Store {
  const own = createLeases();
  const local = createLocalStore(Date.now, own);
  const key = (kind: string, name: string) => `${namespace}:${kind}:${name}`;

  const hold = (group: string, member: string, leaseMs: number) =>
    commands.eval(HOLD, 1, key("lease", group), member, Math.ceil(leaseMs)).then(
      () => {},
      () => {},
    );

  return {
    async draw(name, wanted, rate) {
      try {
        const { perSecond, burst } = rate;
        const draw = () => commands.eval(DRAW, 1, key("bucket", name), wanted, perSecond, burst);
        return Number(await circuit.run(draw));
      } catch {
        return local.draw(name, wanted, rate);
      }
    },
    async hold(group, member, leaseMs) {
      own.hold(group, member, leaseMs);
      await hold(group, member, leaseMs);
    },
    async release(group, member) {
      own.release(group, member);
      await commands.zrem(key("lease", group), member).catch(() => {}); // then its lease ends it
    },
    async members(group) {
      const mine = own.of(group);
      try {
        const known = (await commands.eval(MEMBERS, 1, key("lease", group))) as string[]; // as: what the script returns
        const all = new Set(known);
        for (const [member, leaseMs] of mine) {
          if (!all.has(member)) void hold(group, member, leaseMs);
          all.add(member);
        }
        return [...all];
      } catch {
        return [...mine.keys()];
      }
    },
  };
}
