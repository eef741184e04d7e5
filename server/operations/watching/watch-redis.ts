import type { Metrics } from "../../platform/metrics.ts";
import type { RedisState } from "../../platform/redis-state.ts";

/** Nothing where there is no Redis: an alarm about what is not there would be ignored, and others after it. */
export function watchRedis(metrics: Metrics, redis: RedisState | undefined): void {
  if (!redis) return;
  metrics.gauge("separacao_redis_up", "1 while the line to Redis holds.", [], () => Number(redis.isUp()));
  metrics.gauge(
    "separacao_redis_left_alone",
    "1 while Redis is too slow to be asked for what is not needed.",
    [],
    () => Number(redis.isLeftAlone()),
  );
}
