import { useSyncExternalStore } from "preact/compat";
import { afterFirstScreen } from "../platform/first-screen.ts";
import { waitingCommands } from "./outbox.ts";

let firstBuild: string | undefined;
let waiting: ServiceWorker | null = null;
let isNew = false;
const listeners = new Set<() => void>();

/** Whether newer screens than these are there. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isNew,
  );
}

/** The process at the other end serves other screens than the one before: look whether they are newer. */
export function newBuildHeard(build: string): void {
  firstBuild ??= build;
  if (build === firstBuild) return;
  if (navigator.serviceWorker?.controller) void navigator.serviceWorker.ready.then((own) => own.update());
  else offer(null);
}

/** What waits to be sent is on the tablet's disk: the new screens send it. */
export function updateNow(): void {
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take over");
}

/** Only in a secure context; elsewhere the application needs the network to open. It brings the files of all screens. */
export function registerServiceWorker(): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  if (navigator.serviceWorker.controller) register();
  else void afterFirstScreen().then(register);
}

function register(): void {
  navigator.serviceWorker.register("/sw.js").then(
    (registration) => {
      // Nothing was touched yet on this page, which the network has just brought: the new one may take over.
      if (registration.waiting && waitingCommands() === 0) registration.waiting.postMessage("take over");
      else if (registration.waiting) offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const found = registration.installing;
        found?.addEventListener("statechange", () => {
          if (found.state === "installed" && navigator.serviceWorker.controller) offer(found);
        });
      });
    },
    () => {}, // A browser that forbids it (private window): the application works without.
  );
}

function offer(worker: ServiceWorker | null): void {
  waiting = worker;
  isNew = true;
  for (const listener of listeners) listener();
}
