/**
 * Opens the application without network. It keeps the screens (the shell and its hashed files) and nothing else: what
 * is said by /api and /live never passes through here, because old news must not look like new ones.
 */
// as: this file runs in a worker, while the project's types are a page's
const worker = self as unknown as ServiceWorkerGlobalScope;

/** The build fills in its own files; the first of them is the shell. */
const FILES: readonly string[] = JSON.parse("__FILES__");
const BUILD = "__BUILD__";
const PREFIX = "screens-";
const CACHE = PREFIX + BUILD;
/** Tabs that are still open ask for the files of their own build. */
const KEPT_BUILDS = 3;
const SHELL = "/";
const NETWORK_WITHIN_MS = 3_000;
const NOT_OURS = /^\/(api|live|health|metrics)(\/|$)/;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldBuilds().then(() => worker.clients.claim()));
});

// A new version waits until the page says that the moment is good.
worker.addEventListener("message", ({ data }) => {
  if (data === "take over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin || NOT_OURS.test(url.pathname))
    return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/") || url.pathname.startsWith("/icons/"))
    event.respondWith(file(request));
});

/** The network's page when it comes in time: that is how a new version arrives. */
async function page(request: Request): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), NETWORK_WITHIN_MS);
  try {
    const answer = await fetch(request, { signal: giveUp.signal });
    if (answer.status < 500) return answer;
    return (await caches.match(SHELL)) ?? answer;
  } catch (error) {
    const shell = await (await caches.open(CACHE)).match(SHELL);
    if (shell) return shell;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Hashed files never change: a kept one is as good as any. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

async function forgetOldBuilds(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(builds.slice(0, -(KEPT_BUILDS - 1)).map((name) => caches.delete(name)));
}
