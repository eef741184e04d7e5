import { randomUUID } from "node:crypto";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { CLOSE } from "../../shared/live/timing.ts";
import { AppError } from "../platform/app-error.ts";
import type { Bus } from "../platform/bus.ts";
import type { Database } from "../platform/database.ts";
import type { LimitSettings } from "../platform/limits.ts";
import { logSeldom } from "../platform/log-seldom.ts";
import type { Metrics } from "../platform/metrics.ts";
import { subjectOf } from "../platform/request-log.ts";
import type { Store } from "../platform/store.ts";
import { webBuild } from "../platform/web-build.ts";
import { wallOrPerson } from "../walls/wall-or-person.ts";
import { beat } from "./beat.ts";
import { createBoardTopic } from "./board-topic.ts";
import { hearClient } from "./client-messages.ts";
import { openGateway } from "./gateway.ts";
import { listenerOf } from "./listener.ts";
import { createLiveReads } from "./live-reads.ts";
import { LiveSocket } from "./live-socket.ts";
import { createPresence } from "./presence.ts";
import { createPresenceTopic } from "./presence-topic.ts";
import { createPurchasingTopic } from "./purchasing-topic.ts";
import { readEnded } from "./read-ended.ts";
import { sayGoodbye } from "./say-goodbye.ts";
import { createSocketRoom } from "./socket-room.ts";
import { createSweep } from "./sweep.ts";
import { createTeller } from "./tell-in-turn.ts";
import { LIVE_TIMING, type LiveTiming } from "./timing.ts";
import { createTopics, type Topics } from "./topics.ts";
import { watchLive } from "./watch-live.ts";

export interface LiveOptions {
  database: Database;
  bus: Bus;
  store: Store;
  metrics: Metrics;
  shopId: string;
  limits: LimitSettings;
  timing?: Partial<LiveTiming>;
}

/** A full process may have room again when somebody left. */
const ROOM_AGAIN_S = 5;

/** `/live`, and all that keeps its sockets right: who hears what is in the topics, when it is told in `tell-in-turn`. */
export const liveRoutes: FastifyPluginAsync<LiveOptions> = async (app, options) => {
  const { database, bus, store, metrics, shopId } = options;
  const timing = { ...LIVE_TIMING, ...options.timing };
  const failed = logSeldom(app.log, "the live screens are behind");
  const build = webBuild();
  const sockets = new Set<LiveSocket>();
  let draining = false;

  const teller = createTeller(() => topics, createLiveReads(database, shopId), failed);
  const presence = createPresence({ store, bus, shopId, leaseMs: timing.leaseMs }, () => topics.presence);
  const topics: Topics = createTopics(
    {
      board: createBoardTopic(() => teller.load("board")),
      purchasing: createPurchasingTopic(() => teller.load("purchasing")),
      presence: createPresenceTopic(() => presence.refresh()),
    },
    teller.load,
  );
  const repairs = metrics.counter(
    "separacao_sweep_repairs_total",
    "Changes that nobody announced here and the sweep found.",
  );
  const sweep = createSweep(
    { database, shopId, windowMs: timing.sweepWindowMs, underWayMs: timing.underWayMs },
    teller,
    () => repairs.add([]),
  );
  watchLive(metrics, { sockets, topics, teller });

  const end = (ids: ReadonlySet<string>) => {
    for (const socket of sockets) if (ids.has(socket.listener.id)) socket.close(CLOSE.sessionEnded);
  };
  const endThoseThatEnded = async () => end(await readEnded(database, shopId, sockets));

  const unsubscribe = bus.subscribe(
    (said) => {
      if (said.shopId !== shopId || sockets.size === 0) return;
      if (said.kind === "changed") teller.changed(said.orderId, said.version, said.made);
      else if (said.kind === "presence") void presence.refresh().catch(failed);
      else if (said.kind === "ended") end(new Set(said.ids));
    },
    () => void Promise.all([sweep.run(), presence.refresh(), endThoseThatEnded()]).catch(failed),
  );

  const room = createSocketRoom(options.limits);
  const mayOpen = (request: FastifyRequest) => {
    if (!room.hasRoom(listenerOf(request).id, request.ip))
      throw new AppError("too_many_requests", { retryAfterS: ROOM_AGAIN_S });
  };
  const isDraining = () => draining;
  const guards = { onRequest: wallOrPerson(database, shopId), mayOpen, isDraining };
  openGateway(app, guards, (ws, line, request) => {
    const socket = new LiveSocket(ws, line, listenerOf(request), randomUUID());
    const leave = room.enter(socket.listener.id, request.ip);
    const hear = hearClient(socket, { topics, presence });
    // From here on it is heard what happens.
    if (sockets.size === 0) sweep.rest();
    sockets.add(socket);
    ws.on("message", (data) => {
      socket.heardAt = Date.now();
      hear.message(String(data));
    });
    ws.on("ping", hear.ping);
    ws.on("pong", () => {
      socket.heardAt = Date.now();
    });
    ws.on("error", () => ws.terminate());
    const openedAt = Date.now();
    ws.on("close", (code) => {
      request.log.info(
        { ...subjectOf(request), wall: request.wall?.id, code, ms: Date.now() - openedAt },
        "socket closed",
      );
      leave();
      sockets.delete(socket);
      topics.left(socket);
      presence.left(socket);
    });
    socket.say({ type: "hello", v: 1, at: new Date().toISOString(), build });
  });

  const timers: NodeJS.Timeout[] = [];
  const every = (ms: number, act: () => unknown) => {
    let running = false;
    const turn = async () => {
      if (running) return;
      running = true;
      try {
        await act();
      } catch (error) {
        failed(error);
      } finally {
        running = false;
      }
    };
    timers.push(setInterval(turn, ms).unref());
  };
  app.addHook("onListen", async () => {
    every(timing.sweepMs, () => {
      if (sockets.size === 0) return sweep.rest();
      return Promise.all([sweep.run(), presence.refresh()]);
    });
    every(timing.sessionsMs, endThoseThatEnded);
    every(timing.beatMs, () => {
      const silentSince = Date.now() - timing.silenceMs;
      for (const socket of sockets) {
        if (socket.heardAt < silentSince) socket.terminate();
        else socket.ping();
      }
      beat(sockets, topics);
    });
    every(timing.careMs, () => {
      for (const socket of sockets)
        for (const topic of socket.care(Date.now(), timing.drainMs)) void topics.rejoin(socket, topic);
    });
  });

  app.addHook("preClose", async () => {
    draining = true;
    await sayGoodbye(sockets, timing.goodbyeMs);
    for (const timer of timers) clearInterval(timer);
    unsubscribe();
    teller.close();
  });
};
