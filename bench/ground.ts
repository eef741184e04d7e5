import { startTestCluster, type TestCluster } from "../test-support/test-cluster.ts";
import { dropUnwanted, keptShop, type StockedShop, stockShop } from "./shop/stock-shop.ts";

export interface Options {
  quick: boolean;
  peers: boolean;
  /** Filled shops, and their PostgreSQL, stay for the next run. */
  keep: boolean;
}

const KEPT_IN = "/var/tmp/separacao-bench";

/** What every experiment stands on: one PostgreSQL that syncs to the disk, and shops that are filled when first asked for. */
export interface Ground extends Options {
  cluster: TestCluster;
  /** Length of one measured round. */
  roundSeconds: number;
  /** So long everything runs before it is measured: what is not compiled yet is nobody's figure. */
  warmSeconds: number;
  /** 40 open orders of 20 lines. */
  small(): Promise<StockedShop>;
  /** 1,000 open orders. */
  wide(): Promise<StockedShop>;
  /** 1,000 open orders and 1,000,000 finished ones with their logs; 20,000 when it has to be quick. */
  large(): Promise<StockedShop>;
  say(words: string): void;
  close(): Promise<void>;
}

export const ROUNDS = 3;

export async function openGround(options: Options, say: (words: string) => void): Promise<Ground> {
  const cluster = await startTestCluster({ durable: true, ...(options.keep && { keptIn: KEPT_IN }) });
  process.env.TEST_DATABASE_URL = cluster.url;
  if (options.keep) await dropUnwanted();
  const shop = (open: number, finished: number) => {
    let made: Promise<StockedShop> | undefined;
    const stock = options.keep && finished > 0 ? keptShop : stockShop;
    return () => (made ??= stock({ open, finished }, say));
  };
  return {
    ...options,
    cluster,
    roundSeconds: options.quick ? 2 : 8,
    warmSeconds: options.quick ? 2 : 8,
    small: shop(40, 0),
    wide: shop(1_000, 0),
    large: shop(1_000, options.quick ? 20_000 : 1_000_000),
    say,
    async close() {
      // The server keeps no process alive, so something must until it has gone.
      const awake = setInterval(() => {}, 1_000);
      await cluster.stop();
      clearInterval(awake);
    },
  };
}
