import { Link } from "wouter-preact";
import { ratio, trendOf } from "../../shared/insights/trend.ts";
import { formatDuration, formatShare } from "./durations.ts";
import { useFigures } from "./use-figures.ts";
import { words } from "./words.ts";

/** Half a second of the owner's: how long an order is picked today, and against the week. Opens the figures. */
export default function TodayChip() {
  const { figures } = useFigures("");
  if (!figures) return null;
  const { today, week } = figures.glance;
  const [now, usual] = [ratio(today.handsOnMs, today.orders), ratio(week.handsOnMs, week.orders)];
  if (!now || !usual) return null;
  const { trend, change } = trendOf(now, usual, "less");
  return (
    <Link href="/numeros" className="board-today">
      {words.todayChip(
        formatDuration(now),
        formatDuration(usual),
        trend === "better" || trend === "worse" ? `${words.trend[trend]} ${formatShare(change)}` : "",
      )}
    </Link>
  );
}
