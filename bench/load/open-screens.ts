import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Order, Said, Wish } from "./sockets.ts";

/** Many screens in one process of their own. */
export interface Screens {
  opened: number;
  /** Resolves when they listen for one more message that begins so; `last` then is the moment in which the last heard it. */
  listen(beginning: string): Promise<{ last: Promise<bigint> }>;
  /** How many versions, over all screens, did not get there in this time. */
  missed(versions: Record<string, number>, withinMs: number): Promise<number>;
  close(): Promise<void>;
}

export async function openScreens(wish: Wish): Promise<Screens> {
  const child = fork(join(import.meta.dirname, "sockets.ts"), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const opened = hears(child, "open");
  tell(child, { do: "open", wish });
  return {
    opened: (await opened).opened,
    async listen(beginning) {
      const last = hears(child, "all").then(({ lastNs }) => BigInt(lastNs));
      last.catch(() => {}); // heard by whoever awaits it
      const ready = hears(child, "waiting");
      tell(child, { do: "await", beginning });
      await ready;
      return { last };
    },
    async missed(versions, withinMs) {
      const missed = hears(child, "missed");
      tell(child, { do: "reach", versions, withinMs });
      return (await missed).versions;
    },
    async close() {
      process.off("exit", kill);
      const gone = once(child, "exit");
      kill();
      await gone;
    },
  };
}

/** Acts, and says how long it took until the last of all screens heard a message that begins so, in ms. */
export async function lagMs(
  places: readonly Screens[],
  beginning: string,
  act: () => Promise<unknown>,
): Promise<number> {
  const heard = await Promise.all(places.map((screens) => screens.listen(beginning)));
  const begun = process.hrtime.bigint();
  const [moments] = await Promise.all([Promise.all(heard.map(({ last }) => last)), act()]);
  return Math.max(...moments.map((moment) => Number(moment - begun) / 1e6));
}

const tell = (child: ChildProcess, order: Order) => void child.send(order);

function hears<S extends Said["said"]>(child: ChildProcess, said: S): Promise<Extract<Said, { said: S }>> {
  return new Promise((resolve, reject) => {
    const listen = (message: Said) => {
      if (message.said !== said) return;
      child.off("message", listen);
      child.off("exit", ended);
      resolve(message as Extract<Said, { said: S }>); // as: just looked at
    };
    const ended = (code: number | null) => reject(new Error(`the screens' process ended with ${code}`));
    child.on("message", listen);
    child.once("exit", ended);
  });
}
