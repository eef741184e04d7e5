import type { Shortage } from "../../shared/purchasing/shortage.ts";
import { formatQuantity } from "../platform/format.ts";
import { dayWord } from "./days.ts";

/** "faltou 3× em 14 dias · chega hoje no 30582": what a seller can still tell the customer. Null: nothing. */
export function shortageWords(
  { missingTimes, days, toBuy, bought, expectedOn, expectedOrder }: Shortage,
  now: number = Date.now(),
): string | null {
  const order = expectedOrder ? ` no ${expectedOrder}` : "";
  const words = [
    missingTimes > 0 && `faltou ${missingTimes}× em ${days} dias`,
    toBuy > 0 && `${formatQuantity(toBuy)} un. a comprar`,
    bought > 0 &&
      (expectedOn
        ? `chega ${dayWord(expectedOn, now)}${order}`
        : `${formatQuantity(bought)} un. a caminho${order}`),
  ].filter(Boolean);
  return words.length > 0 ? words.join(" · ") : null;
}
