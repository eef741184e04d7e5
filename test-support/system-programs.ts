import { spawnSync } from "node:child_process";

/** What npm cannot bring: fetched from the system's packages when we may install them. Says why when it cannot be had. */
export function ensureSystemProgram(program: string, aptPackage: string): string | undefined {
  return ensureSystemPackages([aptPackage], () => systemProgram(program) !== undefined);
}

/** The same for packages that are no program: `there` looks whether they are. */
export function ensureSystemPackages(packages: string[], there: () => boolean): string | undefined {
  if (there()) return undefined;
  const names = packages.join(" ");
  if (!systemProgram("apt-get")) return `${names}: not installed, and there is no apt-get to fetch it with`;
  const root = process.getuid?.() === 0;
  if (!root && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0) {
    return `${names}: not installed, and only root may install it (apt-get install ${names})`;
  }
  process.stdout.write(`installing ${names} …\n`);
  apt(root, ["update", "-qq"]);
  const installed = apt(root, ["install", "-y", "-qq", "--no-install-recommends", ...packages]);
  return there() ? undefined : `${names} could not be installed: ${installed}`;
}

/** Where it is; undefined: not there. Servers lie in a folder that not everybody's PATH has. */
export function systemProgram(program: string): string | undefined {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  const found = spawnSync("/bin/sh", ["-c", 'command -v "$1"', "sh", program], { env, encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function apt(root: boolean, args: string[]): string {
  const command = ["apt-get", ...args];
  // RUNLEVEL=1: the package's service stays off; tests start their own.
  const env = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", ...command];
  const [program, ...rest] = root ? env : ["sudo", "-n", ...env];
  const done = spawnSync(program ?? "env", rest, { encoding: "utf8", timeout: 300_000 });
  return (done.stderr ?? "").trim().slice(-300) || `exit ${done.status}`;
}
