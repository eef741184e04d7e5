import type { Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { OrderEventType } from "../../shared/picking/event-types.ts";
import { formatCents } from "../platform/format.ts";
import { units } from "./line-words.ts";
import { reasonLabel } from "./reasons.ts";

export type EventTone = "plain" | "green" | "amber" | "blue" | "violet" | "red";

export interface EventWords {
  tone: EventTone;
  /** What was done, after the person's name. */
  did: string;
  /** With how many of which product. */
  what?: string;
  /** Reason, text, supplier, what changed. */
  more: string[];
}

/** The words after a person's name, and what they feel like. */
export const DID: Record<OrderEventType, [did: string, tone: EventTone]> = {
  created: ["criou o pedido", "plain"],
  picked: ["separou", "green"],
  unpicked: ["desfez a separação de", "plain"],
  missingReported: ["avisou falta de", "amber"],
  purchaseCancelled: ["cancelou a compra de", "plain"],
  bought: ["comprou", "blue"],
  unbought: ["desfez a compra de", "plain"],
  arrived: ["recebeu", "violet"],
  unarrived: ["desfez a chegada de", "plain"],
  substituted: ["substituiu", "plain"],
  unsubstituted: ["desfez a substituição de", "plain"],
  notSent: ["marcou para não enviar", "plain"],
  restored: ["voltou a enviar", "plain"],
  noted: ["escreveu uma observação", "plain"],
  edited: ["mudou o pedido", "plain"],
  acknowledged: ["viu o aviso", "plain"],
  finished: ["finalizou o pedido", "green"],
  finishedShort: ["finalizou sem os itens em aberto", "green"],
  reopened: ["reabriu o pedido", "amber"],
  cancelled: ["cancelou o pedido", "red"],
  paused: ["pausou o pedido", "plain"],
  resumed: ["retomou o pedido", "plain"],
  dispatched: ["despachou o pedido", "green"],
  undispatched: ["desfez o despacho", "plain"],
};

const FIELDS = { logistics: "logística", packaging: "embalagem", notes: "observações", note: "observação" };
const PACKAGING: Record<string, string> = { box: "caixa", bag: "sacola" };

/** One entry of an order's log as a person would say it. An event of newer screens says at least who and when. */
export function eventWords(
  event: OrderEvent,
  order: Order,
  logistics: ReadonlyMap<string, string>,
): EventWords {
  const [did, tone] = DID[event.type] ?? ["fez algo que esta tela ainda não conhece", "plain"];
  const line = order.lines.find((candidate) => candidate.id === event.lineId);
  const more: string[] = [];
  for (const { substitute, quantity } of event.moves)
    if (substitute && event.type === "substituted")
      more.push(`no lugar: ${units(quantity)} × ${substitute.code} ${substitute.description}`);
  if (event.reason) more.push(reasonLabel(event.reason, event.text));
  else if (event.text) more.push(event.text);
  if (event.supplier || event.priceCents !== undefined)
    more.push(
      [event.supplier, event.priceCents !== undefined ? formatCents(event.priceCents) : ""]
        .filter(Boolean)
        .join(" · "),
    );
  if (event.type === "edited")
    for (const change of event.changes ?? []) more.push(changeWords(change, logistics));
  if (event.surplus) more.push(`${units(event.surplus)} a mais: devolver à prateleira`);
  if (event.volumes) more.push(`${units(event.volumes)} ${event.volumes === 1 ? "volume" : "volumes"}`);
  if (event.undoes && event.type === "edited") return { tone, did: "desfez uma mudança", more };
  return { tone, did, ...(line && { what: withQuantity(event, line.description) }), more };
}

function withQuantity({ quantity }: OrderEvent, description: string): string {
  return quantity ? `${units(quantity)} × ${description}` : description;
}

function changeWords(
  { field, from, to }: NonNullable<OrderEvent["changes"]>[number],
  logistics: ReadonlyMap<string, string>,
): string {
  const say = (value: string | null) =>
    !value
      ? "nada"
      : field === "logistics"
        ? (logistics.get(value) ?? value)
        : (PACKAGING[value] ?? `“${value}”`);
  return `${FIELDS[field]}: de ${say(from)} para ${say(to)}`;
}
