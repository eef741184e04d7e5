import type { Metrics } from "../platform/metrics.ts";
import type { LiveSocket } from "./live-socket.ts";
import type { Teller } from "./tell-in-turn.ts";
import type { Topics } from "./topics.ts";

interface Watched {
  sockets: ReadonlySet<LiveSocket>;
  topics: Topics;
  teller: Pick<Teller, "waiting">;
}

export function watchLive(metrics: Metrics, { sockets, topics, teller }: Watched): void {
  metrics.gauge("separacao_live_sockets", "Open sockets, by who listens.", ["kind"], () => {
    const count = { person: 0, wall: 0 };
    for (const { listener } of sockets) count[listener.kind]++;
    return Object.entries(count).map(([kind, number]) => [[kind], number] as const);
  });
  metrics.gauge("separacao_live_listeners", "Sockets that hear a topic.", ["topic"], () =>
    topics.listeners().map(([kind, count]) => [[kind], count] as const),
  );
  metrics.gauge("separacao_live_waiting", "Changes and snapshots that wait to be told.", [], teller.waiting);
  metrics.gauge("separacao_live_unsent_bytes", "What sockets have not swallowed yet.", [], () => {
    let bytes = 0;
    for (const { unsentBytes } of sockets) bytes += unsentBytes;
    return bytes;
  });
}
