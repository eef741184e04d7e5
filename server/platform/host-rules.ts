import { BlockList, isIP } from "node:net";
import { hostname } from "node:os";

/**
 * Which Host headers are served, and which origins may act. A foreign name that resolves to our address (DNS rebinding)
 * must get nothing; the tablet that opened the address of the QR code must get everything.
 */
export interface HostRules {
  allowedHosts: readonly string[] | undefined;
  trustedOrigins: readonly string[];
}

/** Asked once: each asking goes to the system, and every request is looked at by it. */
const MACHINE = hostname();

export function isAllowedHost(
  rules: Pick<HostRules, "allowedHosts">,
  hostHeader: string | undefined,
  path = "/elsewhere",
  machineName: string = MACHINE,
): boolean {
  const host = hostOf(hostHeader);
  if (host === undefined) return false;
  if (isHealthPath(path) && isHealthHost(host)) return true;
  // Prometheus finds processes by address; a page that was led here by a name of its own says that name.
  if (path === "/metrics" && isPrivateAddress(host)) return true;
  if (rules.allowedHosts === undefined) {
    return isLoopback(host) || isPrivateAddress(host) || isMachineName(host, machineName);
  }
  return rules.allowedHosts.some((pattern) => matchesHost(host, pattern));
}

/** `origin` is the Origin header, `ownOrigin` what the browser believes it talks to (scheme, host and port). */
export function isTrustedOrigin(
  rules: Pick<HostRules, "trustedOrigins">,
  { origin, ownOrigin }: { origin: string; ownOrigin: string },
): boolean {
  const asked = originOf(origin);
  if (asked === undefined) return false;
  if (asked === originOf(ownOrigin)) return true;
  return rules.trustedOrigins.some((pattern) => {
    const [scheme, domain] = pattern.split("://*.");
    if (domain === undefined) return asked === pattern;
    return asked.startsWith(`${scheme}://`) && asked.endsWith(`.${domain}`);
  });
}

/** The name of a Host header in lower case, without port, brackets and closing dot; undefined when it is no such thing. */
export function hostOf(header: string | undefined): string | undefined {
  if (!header) return undefined;
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+))(?::\d{1,5})?$/i.exec(header);
  const host = (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/, "");
  if (!host || (match?.[1] && isIP(host) !== 6)) return undefined;
  return host;
}

function originOf(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const { origin } = new URL(value);
  return origin === "null" ? undefined : origin;
}

export function isHealthPath(path: string): boolean {
  return path === "/" || path === "/health" || path.startsWith("/health/");
}

/** Under which names a platform asks whether this process is well. */
export function isHealthHost(hostHeader: string): boolean {
  const host = hostOf(hostHeader);
  return host !== undefined && (isLoopback(host) || host === "healthcheck.railway.app");
}

function matchesHost(host: string, pattern: string): boolean {
  if (pattern === "*") return true;
  if (pattern.startsWith(".")) return host === pattern.slice(1) || host.endsWith(pattern);
  return host === pattern.replace(/^\[|\]$/g, "");
}

function isMachineName(host: string, machineName: string): boolean {
  const full = machineName.toLowerCase();
  const short = full.split(".")[0] ?? full;
  return [full, short, `${short}.local`].includes(host);
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const privateNetworks = new BlockList();
privateNetworks.addSubnet("10.0.0.0", 8, "ipv4");
privateNetworks.addSubnet("172.16.0.0", 12, "ipv4");
privateNetworks.addSubnet("192.168.0.0", 16, "ipv4");
privateNetworks.addSubnet("169.254.0.0", 16, "ipv4");
privateNetworks.addSubnet("100.64.0.0", 10, "ipv4"); // carrier and overlay networks
privateNetworks.addSubnet("fc00::", 7, "ipv6");
privateNetworks.addSubnet("fe80::", 10, "ipv6");

function isIn(networks: BlockList, host: string): boolean {
  const family = isIP(host);
  return family !== 0 && networks.check(host, family === 4 ? "ipv4" : "ipv6");
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || isIn(loopback, host);
}

export function isPrivateAddress(host: string): boolean {
  return isIn(privateNetworks, host);
}
