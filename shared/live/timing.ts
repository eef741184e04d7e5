/** How often a process tells each socket the versions of what it watches; the contract promises at most 10 s. */
export const BEAT_INTERVAL_MS = 5_000;
/** How long a "here" counts; screens repeat it every third of that. */
export const PRESENCE_LEASE_MS = 30_000;
/** How often a process rereads what changed lately, and how far back. No transaction may last longer than half of it. */
export const SWEEP_INTERVAL_MS = 2_000;
export const SWEEP_WINDOW_MS = 60_000;
/** Silence after which a screen says that it is behind (amber), and that it is cut off (red). */
export const STALE_AFTER_MS = 12_000;
export const CUT_OFF_AFTER_MS = 30_000;
/** Over how long screens come back, from a process that drains as from one that was killed: every one within 3 s. */
export const RECONNECT_SPREAD_MS = 2_500;
/** WebSocket close codes that a screen must tell apart from a broken line. */
export const CLOSE = { sessionEnded: 4001, tooSlow: 4002, draining: 4003 } as const;
