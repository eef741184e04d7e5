import { Check } from "lucide-preact";
import { formatQuantity } from "../platform/format.ts";
import type { WaveTaker } from "./wave-rows.ts";
import { words } from "./words.ts";

/** What this order still takes, what it has got, or that it has to wait for a purchase. */
export function TakerChip({ order, line, wants }: WaveTaker) {
  const number = order.number ?? order.client.name;
  const missing = line.toBuy + line.bought;
  if (wants > 0)
    return (
      <span>
        {number} <b>{formatQuantity(wants)}</b>
      </span>
    );
  if (line.picked > 0)
    return (
      <span data-tone="green">
        <Check aria-label={words.picked} size={14} /> {number} <b>{formatQuantity(line.picked)}</b>
      </span>
    );
  if (missing === 0) return null;
  return (
    <span data-tone="amber">
      {number} {words.missing} <b>{formatQuantity(missing)}</b>
    </span>
  );
}
