import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rollup } from "vite";

/** Where app.tsx says which address shows which screen. */
const ON_DEMAND = /onDemand\("([^"]+)", \(\) => import\("\.([^"]+)"\)\)/g;

/**
 * Writes down which files each address needs besides the first ones, so that the server names them together with the page: a
 * browser then asks for them beside the first script and not after it.
 */
export function preloadScreens(): Plugin {
  return {
    name: "preload-screens",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const first = chunks.find(({ isEntry, name }) => isEntry && name === "index");
      const app = readFileSync(join(import.meta.dirname, "app.tsx"), "utf8");
      const screens = [...app.matchAll(ON_DEMAND)].map(([, address, file]) => {
        const own = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/web${file}`));
        if (!own || !first) throw new Error(`${address}: nothing was built of ${file}`);
        return [address, filesOf(own, bundle, new Set([first.fileName]))];
      });
      const source = JSON.stringify(Object.fromEntries(screens), null, 1);
      this.emitFile({ type: "asset", fileName: "screens.json", source });
    },
  };
}

function filesOf(chunk: Rollup.OutputChunk, bundle: Rollup.OutputBundle, seen: Set<string>): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const styles = [...(chunk.viteMetadata?.importedCss ?? [])];
  const more = chunk.imports.flatMap((name) => {
    const imported = bundle[name];
    return imported?.type === "chunk" ? filesOf(imported, bundle, seen) : [];
  });
  return [...new Set([chunk.fileName, ...styles, ...more])];
}
