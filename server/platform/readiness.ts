/** What the platform and the balancer ask about. A process goes through it once: starting, open, draining. */
export interface Readiness {
  /** The database was reached and migrated. Until then everybody is asked to wait; from then on it stays true. */
  isOpen(): boolean;
  isDraining(): boolean;
  /** Resolves when it opens. */
  readonly opened: Promise<void>;
  open(): void;
  drain(): void;
}

export function createReadiness({ open = false } = {}): Readiness {
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  let isOpen = false;
  let isDraining = false;
  const readiness: Readiness = {
    isOpen: () => isOpen,
    isDraining: () => isDraining,
    opened,
    open() {
      isOpen = true;
      resolve();
    },
    drain() {
      isDraining = true;
    },
  };
  if (open) readiness.open();
  return readiness;
}
