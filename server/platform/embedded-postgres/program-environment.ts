import { join } from "node:path";
import type { Binaries } from "./binaries.ts";

/** Nothing of ours is passed on: no secrets, and no PG* variable or language that would change what the programs do. */
export function programEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  return { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", LD_LIBRARY_PATH: join(binaries.folder, "lib") };
}
