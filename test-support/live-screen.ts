import { once } from "node:events";
import type { FastifyInstance } from "fastify";
import WebSocket from "ws";
import type { ClientMessage } from "../shared/live/client-message.ts";
import type { ServerMessage } from "../shared/live/server-message.ts";

type Said<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;

/** One socket to `/live` that keeps what it hears, in order, and never comes back by itself. */
export interface LiveScreen {
  heard: ServerMessage[];
  socket: WebSocket;
  say(message: ClientMessage): void;
  /** Watches, and resolves when each topic has answered, with a snapshot or a refusal. */
  watch(...topics: string[]): Promise<void>;
  /** The first message of this type, already heard or to come, that fits. */
  hears<Type extends ServerMessage["type"]>(
    type: Type,
    fits?: (message: Said<Type>) => boolean,
    withinMs?: number,
  ): Promise<Said<Type>>;
  /** Resolves with the close code. */
  closed: Promise<number>;
  close(): void;
}

export interface OpenScreen {
  cookies?: Record<string, string>;
  headers?: Record<string, string>;
}

/** The app must listen. Throws with the status where the upgrade is refused. */
export async function openScreen(
  app: FastifyInstance | string,
  { cookies = {}, headers = {} }: OpenScreen = {},
): Promise<LiveScreen> {
  const base = typeof app === "string" ? app : app.listeningOrigin;
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const socket = new WebSocket(`${base.replace("http", "ws")}/live`, {
    headers: { ...(cookie && { cookie }), ...headers },
    perMessageDeflate: false,
  });
  const heard: ServerMessage[] = [];
  const lookers = new Set<() => void>();
  socket.on("message", (data) => {
    heard.push(JSON.parse(String(data)) as ServerMessage); // as: the contract
    for (const look of lookers) look();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise<void>((resolve, reject) => {
    socket.on("open", () => resolve());
    socket.on("error", reject);
    socket.on("unexpected-response", async (_request, response) => {
      reject(new Error(`refused with ${response.statusCode}`));
      response.resume();
      await once(response, "end");
      socket.terminate();
    });
  });

  const until = (condition: () => boolean, what: string, withinMs = 15_000) =>
    new Promise<void>((resolve, reject) => {
      const look = () => condition() && done(resolve);
      const done = (settle: () => void) => {
        clearTimeout(timer);
        lookers.delete(look);
        settle();
      };
      const timer = setTimeout(
        () =>
          done(() =>
            reject(new Error(`not heard within ${withinMs} ms: ${what}; heard ${JSON.stringify(heard)}`)),
          ),
        withinMs,
      );
      lookers.add(look);
      look();
    });

  const screen: LiveScreen = {
    heard,
    socket,
    closed,
    say: (message) => socket.send(JSON.stringify(message)),
    async watch(...topics: string[]): Promise<void> {
      const from = heard.length;
      screen.say({ type: "watch", topics });
      const answered = (topic: string) =>
        heard
          .slice(from)
          .some(
            (message) =>
              (message.type === "snapshot" || message.type === "refused") && message.topic === topic,
          );
      await until(() => topics.every(answered), `answers to ${topics}`);
    },
    async hears(type, fits = () => true, withinMs) {
      const isIt = (message: ServerMessage): message is Said<typeof type> =>
        message.type === type && fits(message as Said<typeof type>); // as: the type was just looked at
      await until(() => heard.some(isIt), `${type} ${fits}`, withinMs);
      return heard.find(isIt)!;
    },
    close: () => socket.terminate(),
  };
  return screen;
}
