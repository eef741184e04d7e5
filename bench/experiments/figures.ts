import { addDays } from "../../shared/insights/shop-day.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import { ask } from "../load/ask.ts";
import { type Experiment, type Measured, median, type Round } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";

const TIMES = 7;

export const figures: Experiment = {
  name: "figures",
  rows: [
    {
      id: "figures",
      job: "the slowest of six periods of the figures of a million finished orders",
      says: "",
      unit: "ms",
      target: { atMost: 150 },
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.large();
    const program = await startProgram(shop.url);
    try {
      const rounds: Round[] = [];
      let asked = 0;
      const seller = await aSeller(program.port, shop.sessions.all[0]!.cookie);
      for (let round = 0; round < ROUNDS; round++) {
        const of: Record<string, number> = {};
        for (const [name, { from, to, more = "" }] of Object.entries(periods(seller))) {
          // Another beginning each time: an answer that was kept is not what is measured.
          const paths = Array.from(
            { length: TIMES },
            () => `/api/figures?from=${addDays(from, asked++)}&to=${to}${more}`,
          );
          of[name] = median(await ask(program.port, shop.sessions.all[0]!, paths));
        }
        rounds.push({ value: Math.max(...Object.values(of)), of });
      }
      return { figures: { rounds } };
    } finally {
      await program.stop();
    }
  },
};

const periods = (seller: string): Record<string, { from: string; to: string; more?: string }> => ({
  "all time": { from: "2000-01-01", to: "2030-12-31" },
  "a year": { from: "2025-08-01", to: "2026-11-09" },
  "30 days": { from: "2026-06-20", to: "2026-11-18" },
  "a year of one seller": { from: "2025-08-01", to: "2026-11-09", more: `&seller=${seller}` },
  "all time of one seller": { from: "2000-01-01", to: "2030-12-30", more: `&seller=${seller}` },
  "all time of one seller by Correios": {
    from: "2000-01-01",
    to: "2030-12-30",
    more: `&seller=${seller}&logistics=correios`,
  },
});

async function aSeller(port: number, cookie: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/figures?from=2000-01-01&to=2030-12-31`, {
    headers: { cookie },
  });
  const { sellers } = (await answer.json()) as { sellers: { id: string }[] }; // as: the contract
  return sellers[0]!.id;
}
