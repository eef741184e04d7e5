import type { LineState } from "../orders/order.ts";
import { type Buckets, openWork } from "./buckets.ts";

/** The one word for a line, derived from its units; the first that matches wins, most urgent first. */
export function lineState(line: Buckets & { requested: number }): LineState {
  if (line.arrived > 0) return "arrived";
  if (line.pending === line.requested) return "pending";
  if (line.pending > 0) return "partial";
  if (line.toBuy > 0) return "to_buy";
  if (line.bought > 0) return "bought";
  if (line.picked === line.requested) return "picked";
  if (line.substituted === line.requested) return "substituted";
  if (line.notSent === line.requested) return "not_sent";
  return openWork(line) === 0 ? "resolved" : "partial";
}
