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
  /** Nobody listens any more, as when the server behind has stopped; `accept` listens again on the same port. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  connections(): number;
  close(): Promise<void>;
}

/** `target`: a port of loopback, or the path of a Unix socket; asked for each connection. */
export async function openFaultProxy(target: () => number | string): Promise<FaultProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    const to = target();
    const upstream = typeof to === "number" ? connect(to, "127.0.0.1") : connect(to);
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
      for (const [client, upstream] of pairs) {
        client.resetAndDestroy();
        upstream.destroy(); // it may be no TCP
      }
      pairs.clear();
    },
    async refuse() {
      server.close();
      proxy.reset();
    },
    async accept() {
      server.listen(proxy.port, "127.0.0.1");
      await once(server, "listening");
    },
    connections: () => pairs.size,
    async close() {
      proxy.reset();
      server.close();
    },
  };
  return proxy;
}
