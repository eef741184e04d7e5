import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a server that can be made bad: what Wi-Fi and cheap routers do to tablets. Listens on loopback. */
export interface FaultProxy {
  port: number;
  /** Bytes are held back this long in each direction; from the next chunk on. */
  latencyMs: number;
  /**
   * `none`: all passes. `both`: nothing passes either way, and nobody is told (no FIN, no RST). `toServer` / `toClient`:
   * half of the line is dead. Connections opened meanwhile are accepted and say nothing.
   */
  swallow: "none" | "both" | "toServer" | "toClient";
  /** Breaks every connection with a reset. */
  reset(): void;
  connections(): number;
  close(): Promise<void>;
}

export async function openFaultProxy(targetPort: () => number): Promise<FaultProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    const upstream = connect(targetPort(), "127.0.0.1");
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    carry(client, upstream, "toServer");
    carry(upstream, client, "toClient");
    for (const socket of pair) socket.on("error", end).on("close", () => proxy.swallow === "none" && end());
  });

  function carry(from: Socket, to: Socket, direction: "toServer" | "toClient"): void {
    from.on("data", (chunk) => {
      const dead = () => proxy.swallow === "both" || proxy.swallow === direction;
      if (dead()) return;
      const pass = () => {
        if (!dead() && !to.destroyed) to.write(chunk);
      };
      if (proxy.latencyMs > 0) setTimeout(pass, proxy.latencyMs);
      else pass();
    });
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy: FaultProxy = {
    port: (server.address() as AddressInfo).port, // as: listens on TCP
    latencyMs: 0,
    swallow: "none",
    reset() {
      for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
      pairs.clear();
    },
    connections: () => pairs.size,
    async close() {
      proxy.reset();
      server.close();
    },
  };
  return proxy;
}
