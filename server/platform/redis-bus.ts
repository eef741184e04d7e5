import { randomUUID } from "node:crypto";
import { type Announcement, type Bus, createLocalBus } from "./bus.ts";
import type { RedisLink } from "./redis.ts";

interface Envelope {
  from: string;
  said: Announcement;
}

/** Here at once, as without Redis; to the other processes through a channel that keeps nothing. */
export function createRedisBus(
  { commands, listening, namespace }: RedisLink,
  failed: (error: unknown) => void = () => {},
): Bus {
  const local = createLocalBus(failed);
  const self = randomUUID();
  const channel = `${namespace}:announcements`;

  const listen = () =>
    // Who does not get through is disconnected and comes back: `ready` again.
    void listening.subscribe(channel).then(local.missed, () => listening.disconnect(true));
  listening.on("ready", listen);
  if (listening.status === "ready") listen();
  listening.on("message", (from: string, text: string) => {
    const envelope = from === channel ? parse(text) : null;
    if (envelope && envelope.from !== self) local.publish(envelope.said);
  });

  return {
    publish(announcement) {
      local.publish(announcement);
      if (commands.status !== "ready") return;
      const envelope: Envelope = { from: self, said: withoutMade(announcement) };
      // Lost is lost: the sweep of the others finds it.
      commands.publish(channel, JSON.stringify(envelope)).catch(() => {});
    },
    subscribe: local.subscribe,
  };
}

function withoutMade(announcement: Announcement): Announcement {
  if (announcement.kind !== "changed") return announcement;
  const { made: _made, ...rest } = announcement;
  return rest;
}

/** Another version of this program may be at the other end: what is not understood is as good as missed. */
function parse(text: string): Envelope | null {
  try {
    const envelope = JSON.parse(text) as Partial<Envelope> | null; // as: every part is looked at below
    const said = envelope?.said as Partial<Record<string, unknown>> | undefined; // as above
    if (typeof envelope?.from !== "string" || typeof said?.shopId !== "string") return null;
    const known =
      said.kind === "presence" ||
      said.kind === "settings" ||
      (said.kind === "changed" && typeof said.orderId === "string" && Number.isInteger(said.version)) ||
      (said.kind === "ended" && Array.isArray(said.ids) && said.ids.every((id) => typeof id === "string"));
    return known ? (envelope as Envelope) : null; // as: just looked at
  } catch {
    return null;
  }
}
