import { Client } from "pg";
import { type Ground, ROUNDS } from "../ground.ts";
import { ask } from "../load/ask.ts";
import { type Experiment, type Measured, median, type Round } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";
import type { StockedShop } from "../shop/stock-shop.ts";

const TIMES = 7;

export const history: Experiment = {
  name: "history",
  rows: [
    {
      id: "history",
      job: "the slowest of eighteen searches through a million finished orders",
      says: "",
      unit: "ms",
      target: { atMost: 100 },
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.large();
    const questions = await questionsTo(shop);
    const program = await startProgram(shop.url);
    try {
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const of: Record<string, number> = {};
        for (const [name, query] of Object.entries(questions)) {
          const paths = Array.from({ length: TIMES }, () => `/api/history?${query}`);
          of[name] = median(await ask(program.port, shop.sessions.all[0]!, paths));
        }
        rounds.push({ value: Math.max(...Object.values(of)), of });
      }
      return { history: { rounds, note: slowest(rounds) } };
    } finally {
      await program.stop();
    }
  },
};

function slowest(rounds: readonly Round[]): string {
  const medians = Object.keys(rounds[0]!.of!).map(
    (name) => [name, median(rounds.map(({ of }) => of![name]!))] as const,
  );
  const [first, second] = medians.sort(([, a], [, b]) => b - a);
  return `slowest: ${first![0]}, ${first![1].toFixed(0)} ms; then ${second![0]}, ${second![1].toFixed(0)} ms`;
}

async function questionsTo({ url, finished, owner }: StockedShop): Promise<Record<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string; day: string; seller: string }>(
    `SELECT id, created_at::date::text AS day, seller_id AS seller FROM orders WHERE state <> 'new' ORDER BY created_at OFFSET $1 LIMIT 1`,
    [Math.floor(finished / 2)],
  );
  await client.end();
  const { id, day, seller } = rows[0] ?? { id: owner.id, day: "2024-01-01", seller: owner.id };
  return {
    "the newest": "",
    "the page in the middle": `cursor=${id}`,
    "a number": "q=1000018",
    "a number's beginning": "q=10000",
    "a client": "q=aurora 17",
    "many clients of one name": "q=loja",
    "a product of many": "q=pelicula a16 mod 17",
    "all products of a word": "q=pelicula",
    "a client's product": "q=aurora 17 pelicula a16",
    "a common client's rare product": "q=aurora magnetico 199",
    nothing: "q=nadaassim",
    "a month long ago": `from=${day}&to=${day.slice(0, 8)}28`,
    "a client, until long ago": `q=aurora 17&to=${day}`,
    "a product, until long ago": `q=pelicula a16 mod 17&to=${day}`,
    "a product's page deep down": `q=pelicula a16 mod 17&cursor=${id}`,
    "one seller": `seller=${seller}`,
    "one seller, one way, cancelled": `seller=${seller}&logistics=motoboy&state=cancelled`,
    cancelled: "state=cancelled",
  };
}
