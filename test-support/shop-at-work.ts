import WebSocket from "ws";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import type { CommandResult } from "../shared/picking/command.ts";
import { createLiveSocket, type SocketLike } from "../web/live/live-socket.ts";
import type { ScriptedTablet } from "./scripted-tablet.ts";
import { until } from "./until.ts";

/** People at work through one address: pages and orders are read, lines are ticked, screens listen. */
export interface ShopAtWork {
  /** Each was sent once; nothing is repeated here. */
  requests: number;
  /** What was not answered with success. */
  failures: string[];
  /** Ids of the ticks that were answered as applied. */
  acknowledged: Set<string>;
  /** How long each screen that lost its line was without one, in ms. */
  withoutLineMs: number[];
  /** How long the slowest of all took to open its first line, when nothing was wrong. */
  firstLineMs: number;
  /** Resolves when every screen has its line. */
  allListen(): Promise<void>;
  /** Resolves when so many more requests were answered. */
  goesOn(requests: number): Promise<void>;
  stop(): Promise<void>;
}

const PAUSE_MS = 20;

/** `tablets` each tick a line of their own of `order` and read in between; `screens` sockets listen as the first of them. */
export function putToWork(
  tablets: readonly ScriptedTablet[],
  order: Order,
  { port, screens }: { port: number; screens: number },
): ShopAtWork {
  const reads = ["/", "/api/orders?state=open", `/api/orders/${order.id}`, "/api/session"];
  let atWork = true;
  const work: ShopAtWork = {
    requests: 0,
    failures: [],
    acknowledged: new Set(),
    withoutLineMs: [],
    firstLineMs: 0,
    allListen: () => until("every screen listens", () => listening.size === screens),
    goesOn(requests) {
      const wanted = work.requests + requests;
      return until(`${requests} more requests were answered`, () => work.requests >= wanted, 60_000);
    },
    async stop() {
      atWork = false;
      await busy;
      for (const socket of sockets) socket.stop();
    },
  };

  const begun = Date.now();
  const listening = new Set<number>();
  const lostAt = new Map<number, number>();
  const sockets = Array.from({ length: screens }, (_, index) =>
    createLiveSocket({
      open: () => openSocket(port, tablets[0]!.cookies),
      up() {
        const since = lostAt.get(index);
        if (since !== undefined) work.withoutLineMs.push(Date.now() - since);
        else work.firstLineMs = Math.max(work.firstLineMs, Date.now() - begun);
        lostAt.delete(index);
        listening.add(index);
        sockets[index]!.say({ type: "watch", topics: ["board", `order:${order.id}`] });
      },
      message: () => {},
      down() {
        if (listening.delete(index)) lostAt.set(index, Date.now());
      },
      sessionEnded: () => void work.failures.push("a screen's session ended"),
    }),
  );
  for (const socket of sockets) socket.start();

  async function answered(what: string, asked: Promise<Response>): Promise<Response | undefined> {
    try {
      const answer = await asked;
      if (answer.ok) return answer;
      work.failures.push(`${what}: ${answer.status} ${await answer.text()}`);
    } catch (error) {
      work.failures.push(`${what}: ${error}`);
    } finally {
      work.requests++;
    }
    return undefined;
  }

  async function tick(tablet: ScriptedTablet, lineId: string, type: "pick" | "unpick"): Promise<void> {
    const commandId = newId();
    const path = `/api/orders/${order.id}/commands`;
    const commands = [{ commandId, type, lineId, quantity: 1 }];
    const answer = await answered(type, tablet.request("POST", path, { commands }));
    if (!answer) return;
    const { results } = (await answer.json()) as { results: CommandResult[] }; // as: the contract
    if (results[0]?.outcome === "applied") work.acknowledged.add(commandId);
    else work.failures.push(`${type}: ${JSON.stringify(results[0])}`);
  }

  async function pickAndLook(tablet: ScriptedTablet, lineId: string): Promise<void> {
    for (let round = 0; atWork; round++) {
      await tick(tablet, lineId, round % 2 ? "unpick" : "pick");
      const path = reads[round % reads.length]!;
      const answer = await answered(path, tablet.request("GET", path));
      await answer?.arrayBuffer();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  const busy = Promise.all(tablets.map((tablet, index) => pickAndLook(tablet, order.lines[index]!.id)));
  return work;
}

function openSocket(port: number, cookie: string): SocketLike {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, {
    headers: { cookie },
    perMessageDeflate: false,
  });
  socket.on("error", () => {}); // a refused connection also closes, and that is listened to
  return socket as unknown as SocketLike; // as: ws has the browser's handlers, typed by its own events
}
