import { type Ground, ROUNDS } from "../ground.ts";
import { openScreens } from "../load/open-screens.ts";
import { tickOnce } from "../load/tick-once.ts";
import type { Experiment, Measured, Round } from "../row.ts";
import { idOf, LINES } from "../shop/open-orders.ts";
import { startProgram } from "../shop/start-program.ts";
import type { StockedShop } from "../shop/stock-shop.ts";
import { SPREAD } from "./tick.ts";

const TICKS = 400;
const HANDS = 16;

export const burst: Experiment = {
  name: "burst",
  rows: [
    {
      id: "burst",
      job: "burst of 400 ticks, c=16, at 1,000 sockets on the board and an order each",
      says: "versions did not arrive",
      unit: "lost",
      target: { atMost: 0 },
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const program = await startProgram(shop.url);
    const screens = await openScreens({
      url: `ws://127.0.0.1:${program.port}/live`,
      count: 1_000,
      from: "127.0.0.1",
      pace: 50,
      sessions: shop.sessions.file,
      topics: boardAndAnOrder(),
    });
    try {
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        const versions = await tickAtOnce([program.port], shop);
        const ticked = performance.now();
        const value = await screens.missed(versions, 20_000);
        rounds.push({ value, of: { tickedMs: ticked - begun, settledMs: performance.now() - ticked } });
      }
      return { burst: { rounds } };
    } finally {
      await screens.close();
      await program.stop();
    }
  },
};

export const boardAndAnOrder = (): string[][] =>
  Array.from({ length: SPREAD }, (_, n) => ["board", `order:${idOf(n)}`]);

/** Sixteen hands share 400 ticks. @returns the last version of each order, by its id */
export async function tickAtOnce(
  ports: readonly number[],
  shop: StockedShop,
): Promise<Record<string, number>> {
  const versions: Record<string, number> = {};
  let next = 0;
  const hand = async (index: number) => {
    while (next < TICKS) {
      const n = next++;
      const order = n % SPREAD;
      const session = shop.sessions.all[n % shop.sessions.all.length]!;
      const version = await tickOnce(ports[index % ports.length]!, session, order, 1 + (n % LINES));
      versions[idOf(order)] = Math.max(version, versions[idOf(order)] ?? 0);
    }
  };
  await Promise.all(Array.from({ length: HANDS }, (_, index) => hand(index)));
  return versions;
}
