import { Clock } from "lucide-preact";
import { formatDay, formatTime } from "../../platform/format.ts";
import { words } from "./words.ts";

const DAY_MS = 86_400_000;

/** Until when it has to be ready, in words; late once it has passed. */
export function Due({ due, now }: { due: number | null; now: number }) {
  if (due === null) return null;
  const late = due < now;
  const day = formatDay(due);
  const dayWord =
    day === formatDay(now) ? "" : day === formatDay(now + DAY_MS) ? `${words.tomorrow} ` : `${day} `;
  const time = dayWord + formatTime(due);
  return (
    <span className="board-card-due" data-late={late || undefined}>
      <Clock aria-hidden="true" size={16} />
      {late ? words.late(time) : words.due(time)}
    </span>
  );
}
