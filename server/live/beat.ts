import type { Tally } from "../../shared/live/server-message.ts";
import type { LiveSocket } from "./live-socket.ts";
import { encode } from "./topic.ts";
import type { Topics } from "./topics.ts";

/**
 * Tells each socket the versions of what it hears, as they were told: whoever has others has missed something. Sockets
 * that hear the same share the bytes.
 */
export function beat(sockets: Iterable<LiveSocket>, { board, purchasing, order }: Topics): void {
  const at = new Date().toISOString();
  const tallies = new Map<string, Tally>();
  const tallyOf = (topic: { name: string; tally(): Tally }) => {
    const tally = tallies.get(topic.name) ?? topic.tally();
    tallies.set(topic.name, tally);
    return tally;
  };
  const shared = new Map<string, Buffer>();
  for (const socket of sockets) {
    const heard = [...socket.hears].map(({ name }) => name).sort();
    const key = heard.join();
    let message = shared.get(key);
    if (!message) {
      const orders: Record<string, number> = {};
      for (const name of heard) {
        const id = name.startsWith("order:") ? name.slice("order:".length) : null;
        const version = id === null ? undefined : order(id)?.told();
        if (id !== null && version !== undefined) orders[id] = version;
      }
      message = encode({
        type: "beat",
        at,
        orders,
        ...(socket.hears.has(board) && { board: tallyOf(board) }),
        ...(socket.hears.has(purchasing) && { purchasing: tallyOf(purchasing) }),
      });
      shared.set(key, message);
    }
    socket.say(message);
  }
}
