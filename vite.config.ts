import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";
import { precompress } from "./web/precompress.ts";
import { preloadEarly } from "./web/preload-early.ts";
import { preloadScreens } from "./web/preload-screens.ts";

/** What a tablet keeps for the time without network: not the PDF reader, which needs the server anyway. */
const KEPT_MOST_BYTES = 400_000;
const NOT_KEPT = /\.map$|^sw\.js$|pdf/;
const PUBLIC_FILES = ["/manifest.webmanifest", "/manifest.en.webmanifest", "/icons/icon-192.png"];

/** Tells the service worker which files belong to this build. */
function serviceWorkerFiles(): Plugin {
  return {
    name: "service-worker-files",
    enforce: "post",
    generateBundle(_options, bundle) {
      const kept = Object.values(bundle).filter((file) => {
        const content = file.type === "chunk" ? file.code : file.source;
        return !NOT_KEPT.test(file.fileName) && content.length < KEPT_MOST_BYTES;
      });
      const hash = createHash("sha256");
      for (const file of Object.values(bundle).sort((a, b) => a.fileName.localeCompare(b.fileName)))
        hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
      const files = ["/", ...kept.map(({ fileName }) => `/${fileName}`), ...PUBLIC_FILES].filter(
        (name) => name !== "/index.html",
      );
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") throw new Error("the build has no sw.js");
      worker.code = worker.code
        .replace("__FILES__", JSON.stringify(JSON.stringify(files)).slice(1, -1))
        .replace("__BUILD__", hash.digest("hex").slice(0, 12));
    },
  };
}

export default defineConfig({
  root: "web",
  base: "/",
  plugins: [preloadEarly(), preloadScreens(), serviceWorkerFiles(), precompress()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    assetsDir: "assets",
    // The content security policy lets nothing but our own files in: a font as a data: address would be refused.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: "web/index.html", sw: "web/service-worker.ts" },
      output: {
        // Its address must stay the same for ever, or tablets would keep an old one.
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        // What every page begins with is one file, not one for each set of screens that share a part of it: on bad Wi-Fi
        // it is the number of questions that counts.
        codeSplitting: {
          groups: [
            {
              name: "first",
              tags: ["$initial"],
              test: (id) => !id.endsWith("service-worker.ts"),
              priority: 1,
            },
            { name: "icons", test: /lucide-preact/ },
            // What several screens share: one file more for each of them, instead of a dozen of a few lines.
            { name: "common", test: /\/(web|shared)\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": { target: "http://127.0.0.1:8000" },
      "^/live$": { target: "ws://127.0.0.1:8000", ws: true },
    },
  },
});
