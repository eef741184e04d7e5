import { CLOSE } from "../../shared/live/timing.ts";
import type { LiveSocket } from "./live-socket.ts";

/** For an answer to the closing, from a line that may be dead. */
const FAREWELL_MS = 1_000;

/**
 * Everybody is told to go on elsewhere, each at a moment of its own within `withinMs`, and is served until then: nothing is
 * missed in between, and the other processes are not hit by all at once. Who has not left by then is closed. Resolves when
 * all lines have ended.
 */
export async function sayGoodbye(sockets: ReadonlySet<LiveSocket>, withinMs: number): Promise<void> {
  const gone = Promise.all([...sockets].map((socket) => socket.gone()));
  for (const socket of sockets) socket.say({ type: "bye", withinMs });
  const over = setTimeout(() => {
    for (const socket of sockets) socket.close(CLOSE.draining);
  }, withinMs);
  const patience = setTimeout(() => {
    for (const socket of sockets) socket.terminate();
  }, withinMs + FAREWELL_MS);
  await gone;
  clearTimeout(over);
  clearTimeout(patience);
}
