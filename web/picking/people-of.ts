import type { PersonRef } from "../../shared/people/person.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";

const MOST = 4;

/** Who worked on the order last, newest first. */
export function peopleOf(history: readonly OrderEvent[]): PersonRef[] {
  const people = new Map<string, PersonRef>();
  for (const event of history.toReversed()) {
    if (event.type === "created" || people.has(event.by.id)) continue;
    people.set(event.by.id, event.by);
    if (people.size === MOST) break;
  }
  return [...people.values()];
}
