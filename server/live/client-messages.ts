import { Compile } from "typebox/compile";
import { ClientMessage } from "../../shared/live/client-message.ts";
import type { LiveSocket } from "./live-socket.ts";
import type { PresenceKeeper } from "./presence.ts";
import type { Topics } from "./topics.ts";

const shape = Compile(ClientMessage);
const ORDER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A screen that opens says a dozen things at once; nobody's hand says ten a second for long. */
const BURST = 40;
const PER_SECOND = 10;
/** So many topics count like one thing said: each is answered with a snapshot. */
const TOPICS_PER_TURN = 10;
const MOST_REFUSED = 200;
const POLICY_VIOLATION = 1008;

/** What a screen says, taken at its word only where it has the shape and does not come in a flood. */
export function hearClient(
  socket: LiveSocket,
  { topics, presence }: { topics: Topics; presence: PresenceKeeper },
) {
  let allowance = BURST;
  let refused = 0;
  let at = Date.now();

  /** False when it says too much; so much too much for long that it is no screen: the line ends. */
  function count(cost: number): boolean {
    const moment = Date.now();
    allowance = Math.min(BURST, allowance + ((moment - at) / 1000) * PER_SECOND);
    at = moment;
    if (allowance < cost) {
      if (++refused > MOST_REFUSED) socket.close(POLICY_VIOLATION);
      return false;
    }
    allowance -= cost;
    return true;
  }

  return {
    /** The library answers each with a pong, whether or not those are taken off the line. */
    ping: (): void => void count(1),
    message(text: string): void {
      const message = parse(text);
      if (!message) {
        socket.close(POLICY_VIOLATION);
        return;
      }
      const names = "topics" in message ? [...new Set(message.topics)] : [];
      if (!count(Math.max(1, names.length / TOPICS_PER_TURN))) {
        if (message.type === "watch")
          for (const topic of names) socket.say({ type: "refused", topic, code: "too_many_requests" });
      } else if (message.type === "watch") for (const name of names) void topics.watch(socket, name);
      else if (message.type === "unwatch") for (const name of names) topics.unwatch(socket, name);
      else if (message.orderId === null || ORDER_ID.test(message.orderId))
        presence.here(socket, message.orderId);
    },
  };
}

function parse(text: string): ClientMessage | null {
  try {
    const message: unknown = JSON.parse(text);
    return shape.Check(message) ? message : null;
  } catch {
    return null;
  }
}
