import type { ServerMessage } from "../../shared/live/server-message.ts";
import type { Listener } from "./listener.ts";
import type { LiveSocket } from "./live-socket.ts";
import { textFrame } from "./text-frame.ts";

/**
 * Something to hear about: who may, what a newcomer is told first, and who hears now. Between `ready` and the moment
 * in which a socket joins nothing can be told, so no change falls between its snapshot and the stream.
 */
export interface Topic {
  readonly name: string;
  readonly sockets: Set<LiveSocket>;
  mayHear(listener: Listener): boolean;
  /** Reads what the snapshot needs, where it is not at hand. False: there is no such thing. */
  ready(): Promise<boolean>;
  isReady(): boolean;
  /** All of it as of what was told last. Serialised once, until something changes. */
  snapshot(): Buffer;
  /** Nobody hears it any more. */
  forget(): void;
}

export const encode = (message: ServerMessage): Buffer => Buffer.from(JSON.stringify(message));

export function tellAll(topic: Topic, message: ServerMessage): void {
  if (topic.sockets.size === 0) return;
  const frame = textFrame(encode(message));
  for (const socket of topic.sockets) socket.tell(topic, frame);
}
