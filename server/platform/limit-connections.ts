import type { Server } from "node:net";
import { addressKey } from "./limits.ts";
import type { TrustsAddress } from "./trusted-proxies.ts";

/** Lines that one address may hold at once; more are cut before anything is read. Behind a proxy all come from it. */
export function limitConnections(server: Server, mostPerAddress: number, trusts: TrustsAddress): void {
  const open = new Map<string, number>();
  server.on("connection", (line) => {
    const address = line.remoteAddress;
    if (!address || trusts(address)) return;
    const key = addressKey(address);
    const before = open.get(key) ?? 0;
    if (before >= mostPerAddress) return void line.destroy();
    open.set(key, before + 1);
    line.once("close", () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
  });
}
