import {
  BEAT_INTERVAL_MS,
  PRESENCE_LEASE_MS,
  RECONNECT_SPREAD_MS,
  SWEEP_INTERVAL_MS,
  SWEEP_WINDOW_MS,
} from "../../shared/live/timing.ts";

/** What the protocol promises, and what only this side knows. Tests shorten some. */
export const LIVE_TIMING = {
  beatMs: BEAT_INTERVAL_MS,
  sweepMs: SWEEP_INTERVAL_MS,
  sweepWindowMs: SWEEP_WINDOW_MS,
  leaseMs: PRESENCE_LEASE_MS,
  /** Younger changes that the sweep finds may still be on their way here: no alarm about them. */
  underWayMs: 500,
  /** How long a socket may outlive its session where nobody said that it ended. */
  sessionsMs: 4_000,
  /** A socket that answers no ping for so long is nobody's. With the beat's interval: gone within 30 s. */
  silenceMs: 20_000,
  /** How long a socket may take to swallow what it was sent. */
  drainMs: 20_000,
  /** Over how long the sockets of a process that ends leave it. */
  goodbyeMs: RECONNECT_SPREAD_MS,
  /** How often slow sockets are looked at. */
  careMs: 1_000,
};
export type LiveTiming = typeof LIVE_TIMING;
