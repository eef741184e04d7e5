/** How it stands with Redis, for whoever watches. */
export interface RedisState {
  isUp(): boolean;
  /** So slow or silent lately that it is not asked for what is not needed. */
  isLeftAlone(): boolean;
  /** What it says of itself; null while it is away. */
  ask(): Promise<{ version: string; usedBytes: number; upSeconds: number } | null>;
}
