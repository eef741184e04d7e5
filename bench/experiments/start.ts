import { type Ground, ROUNDS } from "../ground.ts";
import type { Experiment, Measured, Round } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";

export const start: Experiment = {
  name: "start",
  rows: [
    {
      id: "start",
      job: "bin/start to its first 200, external database, nothing to migrate",
      says: "",
      unit: "ms",
      target: { atMost: 700 },
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const rounds: Round[] = [];
    // The first start compiles, and keeps what it compiled for those that follow.
    for (let round = 0; round <= ROUNDS; round++) {
      const program = await startProgram(shop.url);
      if (round > 0) rounds.push({ value: program.startMs });
      await program.stop();
    }
    return { start: { rounds } };
  },
};
