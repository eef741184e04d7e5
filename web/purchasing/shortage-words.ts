import type { Shortage } from "../../shared/purchasing/shortage.ts";
import { dayWord } from "./days.ts";
import { words } from "./words.ts";

/** "faltou 3× em 14 dias · chega hoje no 30582": what a seller can still tell the customer. Null: nothing. */
export function shortageWords(
  { missingTimes, days, toBuy, bought, expectedOn, expectedOrder }: Shortage,
  now: number = Date.now(),
): string | null {
  const day = expectedOn && dayWord(expectedOn, now);
  const onItsWay = expectedOrder
    ? day
      ? words.comesIn(day, expectedOrder)
      : words.onTheWayIn(bought, expectedOrder)
    : day
      ? words.comes(day)
      : words.onTheWay(bought);
  const said = [
    missingTimes > 0 && words.wasMissing(missingTimes, days),
    toBuy > 0 && words.toBuy(toBuy),
    bought > 0 && onItsWay,
  ].filter(Boolean);
  return said.length > 0 ? said.join(" · ") : null;
}
