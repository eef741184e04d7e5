import { Redis } from "ioredis";

export interface RedisLink {
  /** Fails at once while Redis is away, and after COMMAND_MS when it says nothing: whoever asks has an answer of their own. */
  commands: Redis;
  /** A connection that listens can do nothing else. */
  listening: Redis;
  /** Of every key and channel: a Redis may serve others too. */
  namespace: string;
  close(): void;
}

export interface RedisLog {
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
}

const COMMAND_MS = 500;
const CONNECT_MS = 2_000;
const LONGEST_PAUSE_MS = 1_000;
/** A cut without a word is noticed by asking: TCP alone would believe in the line for minutes. */
const PROBE_EVERY_MS = 3_000;

/** Comes back by itself for ever, keeps no queue meanwhile, and never stops a start: Redis may be gone at any moment. */
export function linkRedis(
  url: string,
  { log, namespace = "separacao" }: { log?: RedisLog; namespace?: string } = {},
): RedisLink {
  const options = {
    family: 0, // private names of some platforms have only an IPv6 address, those of others only an IPv4 one
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 1,
    connectTimeout: CONNECT_MS,
    commandTimeout: COMMAND_MS,
    disconnectTimeout: COMMAND_MS,
    retryStrategy: (times: number) => Math.min(times * 100, LONGEST_PAUSE_MS),
    reconnectOnError: (error: Error) => error.message.startsWith("READONLY"), // it became a replica: ask for the name again
    disableClientInfo: true,
  };
  const commands = new Redis(url, options);
  const listening = new Redis(url, options);
  let up = true;
  commands.on("ready", () => {
    if (!up) log?.info({}, "redis is back");
    up = true;
  });
  for (const connection of [commands, listening]) {
    connection.on("error", (error) => {
      if (up) log?.warn({ err: error }, "redis is away: this process goes on by itself");
      up = false;
    });
  }
  const probe = setInterval(() => {
    for (const connection of [commands, listening]) {
      if (connection.status === "ready") connection.ping().catch(() => connection.disconnect(true));
    }
  }, PROBE_EVERY_MS);
  probe.unref();
  return {
    commands,
    listening,
    namespace,
    close() {
      clearInterval(probe);
      commands.disconnect();
      listening.disconnect();
    },
  };
}
