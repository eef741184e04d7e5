import { type Static, type TSchema, Type } from "typebox";

const OrNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

const VitalsShape = Type.Object({
  cpu: Type.Number(),
  memoryBytes: Type.Number(),
  bytesInPerSecond: Type.Number(),
  bytesOutPerSecond: Type.Number(),
  requestsPerSecond: Type.Number(),
  errorsPerSecond: Type.Number(),
  p50Ms: OrNull(Type.Number()),
  p95Ms: OrNull(Type.Number()),
  p99Ms: OrNull(Type.Number()),
  lagMs: Type.Number(),
  sockets: Type.Number(),
  poolTotal: Type.Number(),
  poolIdle: Type.Number(),
  poolWaiting: Type.Number(),
  waiting: Type.Number(),
});

const ProcessShape = Type.Object({
  id: Type.String(),
  /** The one that answers. */
  self: Type.Boolean(),
  alive: Type.Boolean(),
  host: Type.String(),
  pid: Type.Integer(),
  service: OrNull(Type.String()),
  replica: OrNull(Type.String()),
  commit: OrNull(Type.String()),
  startedAt: Type.String(),
  seenAt: Type.String(),
  vitals: VitalsShape,
});

const BackupShape = Type.Object({
  startedAt: Type.String(),
  endedAt: OrNull(Type.String()),
  askedBy: Type.Enum(["schedule", "person"]),
  outcome: OrNull(Type.Enum(["verified", "checked", "failed"])),
  name: OrNull(Type.String()),
  bytes: OrNull(Type.Number()),
  rows: OrNull(Type.Number()),
  restoreMs: OrNull(Type.Number()),
  error: OrNull(Type.String()),
});

/** How the system runs at this moment, for whoever looks after it. */
export const Operations = Type.Object({
  at: Type.String(),
  version: Type.Object({
    commit: OrNull(Type.String()),
    builtAt: OrNull(Type.String()),
    /** Since when this version serves. */
    deployedAt: Type.String(),
    environment: OrNull(Type.String()),
    node: Type.String(),
  }),
  /** All living processes together. */
  now: VitalsShape,
  /** What one process may have; null where nothing limits it. */
  memoryLimitBytes: OrNull(Type.Number()),
  processors: Type.Integer(),
  processes: Type.Array(ProcessShape),
  /** The last hour, minute by minute, oldest first; minutes in which nothing ran are not there. */
  minutes: Type.Array(Type.Object({ at: Type.String(), vitals: VitalsShape })),
  database: Type.Object({
    version: Type.String(),
    sizeBytes: Type.Number(),
    startedAt: Type.String(),
    connections: Type.Integer(),
    maxConnections: Type.Integer(),
  }),
  /** Null: there is none, and one process is all. */
  redis: OrNull(
    Type.Object({
      up: Type.Boolean(),
      leftAlone: Type.Boolean(),
      version: OrNull(Type.String()),
      usedBytes: OrNull(Type.Number()),
      startedAt: OrNull(Type.String()),
    }),
  ),
  backups: Type.Object({
    /** "03:00"; null: none is taken by itself, and none can be asked for here. */
    dailyAt: OrNull(Type.String()),
    /** Where they lie, in words. */
    place: OrNull(Type.String()),
    encrypted: Type.Boolean(),
    running: Type.Boolean(),
    /** The newest that is good for a restore, the newest of all, and the newest that was proven by restoring it. */
    lastGood: OrNull(BackupShape),
    last: OrNull(BackupShape),
    lastProven: OrNull(BackupShape),
  }),
});
export type Operations = Static<typeof Operations>;
export type OperationsProcess = Static<typeof ProcessShape>;
export type OperationsBackup = Static<typeof BackupShape>;
