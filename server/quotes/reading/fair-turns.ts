import { QuoteReadError } from "./quote-read-error.ts";

export interface FairTurns {
  /** Waits for this owner's turn, runs the job and gives its result. Refused at once when too much waits already. */
  take<T>(owner: string, bytes: number, job: () => Promise<T>): Promise<T>;
  /** Jobs that run or wait. */
  held(): number;
}

interface Bounds {
  perOwner: number;
  jobs: number;
  bytes: number;
}

interface Waiting {
  bytes: number;
  run: () => Promise<void>;
}

/** One job at a time, owners in turn: who brings a pile of files does not keep the others waiting until it is through. */
export function fairTurns({ perOwner, jobs, bytes: maxBytes }: Bounds): FairTurns {
  /** In order of turns; an owner who has nothing waiting is not here. */
  const owners = new Map<string, Waiting[]>();
  let running = false;
  let held = 0;
  let heldBytes = 0;

  const next = async (): Promise<void> => {
    running = true;
    for (let first = owners.entries().next(); !first.done; first = owners.entries().next()) {
      const [owner, [job, ...rest]] = first.value;
      owners.delete(owner);
      if (rest.length > 0) owners.set(owner, rest);
      if (!job) continue;
      await job.run();
      held -= 1;
      heldBytes -= job.bytes;
    }
    running = false;
  };

  return {
    held: () => held,
    take(owner, bytes, job) {
      const own = owners.get(owner) ?? [];
      if (own.length >= perOwner || held >= jobs || heldBytes + bytes > maxBytes)
        return Promise.reject(new QuoteReadError("too_many_requests"));
      held += 1;
      heldBytes += bytes;
      return new Promise((resolve, reject) => {
        owners.set(owner, [...own, { bytes, run: () => job().then(resolve, reject) }]);
        if (!running) void next();
      });
    },
  };
}
