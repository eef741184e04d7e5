import type { Plugin } from "vite";

/** What every page needs is asked for together with the first script: the typeface, so that no text jumps, and who is here. */
export function preloadEarly(): Plugin {
  const preload = (attrs: Record<string, string | boolean>) => ({
    tag: "link",
    attrs: { rel: "preload", crossorigin: true, ...attrs },
    injectTo: "head" as const, // as: TypeScript widens the literal inside a callback
  });
  return {
    name: "preload-early",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) => [
        ...Object.keys(bundle ?? {})
          .filter((file) => file.endsWith(".woff2"))
          .map((file) => preload({ as: "font", type: "font/woff2", href: `/${file}` })),
        preload({ as: "fetch", href: "/api/session" }),
      ],
    },
  };
}
