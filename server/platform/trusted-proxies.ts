import { BlockList, isIP } from "node:net";

export type TrustsAddress = (address: string | undefined) => boolean;

/**
 * Whose X-Forwarded-* are believed: asked about the address at the other end of the line, never about what a header says
 * of itself. Throws for what is neither an address nor a network.
 */
export function trustedProxies(proxies: readonly string[]): TrustsAddress {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = "", bits] = proxy.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const family = isIP(address ?? "");
    return address !== undefined && family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4");
  };
}
