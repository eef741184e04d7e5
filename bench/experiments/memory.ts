import { type Ground, ROUNDS } from "../ground.ts";
import { openScreens } from "../load/open-screens.ts";
import { residentMb } from "../load/processor-time.ts";
import type { Experiment, Measured, Round } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";
import { boardAndAnOrder } from "./burst.ts";

export const memory: Experiment = {
  name: "memory",
  rows: [
    {
      id: "memory-idle",
      job: "memory of an idle web process (RSS of Node)",
      says: "",
      unit: "MB",
      target: { atMost: 110 },
    },
    {
      id: "memory-1000",
      job: "memory with 1,000 sockets",
      says: "",
      unit: "MB",
      target: { atMost: 150 },
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const idle: Round[] = [];
    const crowded: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const program = await startProgram(shop.url);
      // Whatever starts after the first answer (the reader of quotes, counting up) has started by then.
      await new Promise((resolve) => setTimeout(resolve, ground.quick ? 5_000 : 30_000));
      idle.push({ value: residentMb(program.pid) });
      const screens = await openScreens({
        url: `ws://127.0.0.1:${program.port}/live`,
        count: 1_000,
        from: "127.0.0.1",
        pace: 50,
        sessions: shop.sessions.file,
        topics: boardAndAnOrder(),
      });
      await new Promise((resolve) => setTimeout(resolve, ground.quick ? 3_000 : 15_000));
      crowded.push({ value: residentMb(program.pid) });
      await screens.close();
      await program.stop();
    }
    return { "memory-idle": { rounds: idle }, "memory-1000": { rounds: crowded } };
  },
};
