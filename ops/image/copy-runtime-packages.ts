import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import config from "../../vite.server.config.ts";

/**
 * `node ops/image/copy-runtime-packages.ts`: what the bundled server leaves outside itself, and what that needs, to
 * dist/server/node_modules. So an image carries a handful of packages, not those of which the bundles were made.
 */
const ROOT = join(import.meta.dirname, "../..");
const TARGET = join(ROOT, "dist/server");
/** At the top of a package: what its authors need and its users do not. */
const NOT_NEEDED = /^(\.github|e2e|examples?|tests?|types|README\.md|.*\.config\.js)$/;

interface Lock {
  packages: Record<string, { dependencies?: Record<string, string> }>;
}
const lock: Lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));

const { external } = config.ssr ?? {};
if (!Array.isArray(external)) throw new Error("vite.server.config.ts names no list of external packages");
const needed = new Set<string>();
for (const name of external) need(name, "");
for (const folder of needed)
  cpSync(join(ROOT, folder), join(TARGET, folder), {
    recursive: true,
    filter: (source) => !isNotNeeded(source, folder),
  });
console.log(
  `${needed.size} packages for the server: ${[...needed]
    .map((at) => at.split("node_modules/").at(-1))
    .sort()
    .join(", ")}`,
);

function need(name: string, from: string): void {
  const folder = find(name, from);
  if (needed.has(folder)) return;
  needed.add(folder);
  for (const wanted of Object.keys(lock.packages[folder]?.dependencies ?? {})) need(wanted, folder);
}

/** As Node looks: in the asking package's own node_modules, then in those above. */
function find(name: string, from: string): string {
  const own = join(from, "node_modules", name);
  if (lock.packages[own]) return own;
  if (from === "") throw new Error(`${name} is not in package-lock.json`);
  return find(name, from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ""));
}

/** Packages inside packages are copied by themselves. */
function isNotNeeded(source: string, folder: string): boolean {
  const [top = ""] = source.slice(join(ROOT, folder).length + 1).split("/");
  return top === "node_modules" || NOT_NEEDED.test(top) || source.endsWith(".map");
}
