import WebSocket from "ws";
import type { ServerMessage } from "../shared/live/server-message.ts";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import type { SignedIn } from "../shared/people/person.ts";
import { applyEvent } from "../shared/picking/apply-event.ts";
import type { Command, CommandResult } from "../shared/picking/command.ts";
import type { OrderEvent } from "../shared/picking/event.ts";

/**
 * A tablet without a screen: signs in, listens, folds what it hears by the shared rules, fetches what it missed, and
 * repeats each touch until it is answered. It uses the contract alone, so it says what the contract is worth.
 */
export class ScriptedTablet {
  readonly orders = new Map<string, Order>();
  readonly heard: ServerMessage[] = [];
  /** Answers to the touches made here, by command. */
  readonly answers = new Map<string, CommandResult>();
  me!: SignedIn;
  private readonly baseUrl: () => string;
  cookies = "";
  private socket: WebSocket | undefined;
  private readonly topics = new Set<string>();
  private readonly watchers = new Set<() => void>();
  private readonly fetching = new Map<string, Promise<void>>();
  private closed = false;
  reconnects = 0;

  /** `baseUrl` is asked at each try, so that a tablet finds another process when its own is gone. */
  constructor(baseUrl: () => string) {
    this.baseUrl = baseUrl;
  }

  async signIn(login: number, pin: string): Promise<this> {
    const answer = await fetch(`${this.baseUrl()}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ login, pin }),
    });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
    this.cookies = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    this.me = (await answer.json()) as SignedIn; // as: the contract
    return this;
  }

  /** Opens the socket and keeps it open, whatever happens to the line. */
  listen(...topics: string[]): void {
    for (const topic of topics) this.topics.add(topic);
    if (!this.socket) this.connect();
    else if (this.socket.readyState === WebSocket.OPEN) this.say({ type: "watch", topics });
  }

  say(message: unknown): void {
    this.socket?.send(JSON.stringify(message));
  }

  request(method: string, path: string, body?: unknown, timeoutMs = 5_000): Promise<Response> {
    return fetch(`${this.baseUrl()}${path}`, {
      method,
      headers: {
        cookie: this.cookies,
        "x-csrf-token": this.me.csrfToken,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  }

  upload(form: FormData): Promise<Response> {
    return fetch(`${this.baseUrl()}/api/quotes`, {
      method: "POST",
      headers: { cookie: this.cookies, "x-csrf-token": this.me.csrfToken },
      body: form,
    });
  }

  /** Sends until there is an answer; the same id each time, so it counts once. */
  async touch(orderId: string, act: Partial<Command>): Promise<CommandResult> {
    const madeAt = new Date().toISOString();
    const seenVersion = this.orders.get(orderId)?.version;
    const command = { commandId: newId(), seenVersion, madeAt, actor: this.me.actorToken, ...act };
    for (;;) {
      if (this.closed) throw new Error("the tablet was closed");
      try {
        const sentAt = new Date().toISOString();
        const answer = await this.request("POST", `/api/orders/${orderId}/commands`, {
          commands: [{ ...command, sentAt }],
        });
        if (answer.ok) {
          const { results } = (await answer.json()) as { results: CommandResult[] }; // as: the contract
          this.answers.set(command.commandId, results[0]!);
          return results[0]!;
        }
        if (answer.status < 500 && answer.status !== 429)
          throw new Refused(`${answer.status} ${await answer.text()}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      await pause(100 + Math.random() * 200);
    }
  }

  /** Resolves when `condition` holds; looks at it after each message. */
  async until(condition: () => boolean, withinMs = 20_000): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const look = () => condition() && done(resolve);
      const done = (settle: () => void) => {
        clearTimeout(timer);
        this.watchers.delete(look);
        settle();
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`not within ${withinMs} ms: ${condition}`))),
        withinMs,
      );
      this.watchers.add(look);
    });
  }

  /** Breaks the socket as a lost line does, without a goodbye. */
  drop(): void {
    this.socket?.terminate();
  }

  close(): void {
    this.closed = true;
    this.socket?.terminate();
  }

  private connect(): void {
    if (this.closed) return;
    const socket = new WebSocket(`${this.baseUrl().replace("http", "ws")}/live`, {
      headers: { cookie: this.cookies },
      handshakeTimeout: 3_000,
      perMessageDeflate: false,
    });
    this.socket = socket;
    // A line that says nothing for longer than two beats is dead, whatever TCP believes.
    let silence = setTimeout(() => socket.terminate(), 12_000);
    socket.on("open", () => this.say({ type: "watch", topics: [...this.topics] }));
    socket.on("message", (data) => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.terminate(), 12_000);
      this.take(JSON.parse(String(data)) as ServerMessage); // as: the contract
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(silence);
      if (this.closed) return;
      this.reconnects++;
      setTimeout(() => this.connect(), 100 + Math.random() * 400);
    });
  }

  private take(message: ServerMessage): void {
    this.heard.push(message);
    if (this.heard.length > 5_000) this.heard.splice(0, 2_500);
    if (message.type === "snapshot" && message.topic.startsWith("order:")) {
      const order = message.data as Order; // as: the topic says so
      if (order.version >= (this.orders.get(order.id)?.version ?? 0)) this.orders.set(order.id, order);
    } else if (message.type === "order") this.fold(message.orderId, message.events, message.version);
    else if (message.type === "beat")
      for (const [id, version] of Object.entries(message.orders))
        if (version > (this.orders.get(id)?.version ?? 0)) void this.catchUp(id);
    for (const look of this.watchers) look();
  }

  private fold(id: string, events: readonly OrderEvent[], version: number): void {
    let order = this.orders.get(id);
    if (!order) return;
    for (const event of events) if (event.version === order.version + 1) order = applyEvent(order, event);
    this.orders.set(id, order);
    if (order.version < version) void this.catchUp(id);
  }

  private catchUp(id: string): Promise<void> {
    const running = this.fetching.get(id);
    if (running) return running;
    const fetched = this.fetchMissed(id)
      .catch(() => {}) // the next beat asks again
      .finally(() => this.fetching.delete(id));
    this.fetching.set(id, fetched);
    return fetched;
  }

  private async fetchMissed(id: string): Promise<void> {
    const known = this.orders.get(id);
    if (!known) return;
    const answer = await this.request("GET", `/api/orders/${id}/events?after=${known.version}`);
    if (!answer.ok) return;
    const { events } = (await answer.json()) as { events: OrderEvent[] }; // as: the contract
    let order = this.orders.get(id)!;
    for (const event of events) if (event.version === order.version + 1) order = applyEvent(order, event);
    this.orders.set(id, order);
    for (const look of this.watchers) look();
  }
}

class Refused extends Error {}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
