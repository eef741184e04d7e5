import { hostname, networkInterfaces } from "node:os";

/** Interfaces of containers and virtual machines: real addresses, but no tablet ever reaches them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni|flannel|cali|podman)/;

/** The addresses under which this machine is seen from the shop's network, the likeliest first. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    VIRTUAL.test(name)
      ? []
      : (addresses ?? [])
          .filter(({ family, internal }) => family === "IPv4" && !internal)
          .map(({ address }) => address),
  );
  const likelihood = (address: string) => {
    if (address.startsWith("192.168.")) return 0;
    if (address.startsWith("10.")) return 1;
    if (/^172\.(1[6-9]|2\d|3[01])\./.test(address)) return 2;
    return address.startsWith("169.254.") ? 4 : 3;
  };
  return [...new Set(found)].sort((a, b) => likelihood(a) - likelihood(b));
}

/** `stockroom` and `stockroom.local`: the second is what tablets find by multicast. */
export function machineNames(name = hostname()): string[] {
  const full = name.toLowerCase();
  const short = full.split(".")[0] || full;
  return [...new Set([full, short, `${short}.local`])];
}
