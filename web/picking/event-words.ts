import type { Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { OrderEventType } from "../../shared/picking/event-types.ts";
import { counted, formatCents } from "../platform/format.ts";
import { inLanguage } from "../platform/language.ts";
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

export const words = inLanguage(
  {
    did: {
      created: "criou o pedido",
      picked: "separou",
      unpicked: "desfez a separação de",
      missingReported: "avisou falta de",
      purchaseCancelled: "cancelou a compra de",
      bought: "comprou",
      unbought: "desfez a compra de",
      arrived: "recebeu",
      unarrived: "desfez a chegada de",
      substituted: "substituiu",
      unsubstituted: "desfez a substituição de",
      notSent: "marcou para não enviar",
      restored: "voltou a enviar",
      noted: "escreveu uma observação",
      edited: "mudou o pedido",
      acknowledged: "viu o aviso",
      finished: "finalizou o pedido",
      finishedShort: "finalizou sem os itens em aberto",
      reopened: "reabriu o pedido",
      cancelled: "cancelou o pedido",
      paused: "pausou o pedido",
      resumed: "retomou o pedido",
      dispatched: "despachou o pedido",
      undispatched: "desfez o despacho",
    },
    unknown: "fez algo que esta tela ainda não conhece",
    undidChange: "desfez uma mudança",
    instead: (quantity: string, product: string) => `no lugar: ${quantity} × ${product}`,
    surplus: (quantity: string) => `${quantity} a mais: devolver à prateleira`,
    volumes: (count: number) => counted(count, "volume", "volumes"),
    fields: { logistics: "logística", packaging: "embalagem", notes: "observações", note: "observação" },
    packaging: { box: "caixa", bag: "sacola" },
    nothing: "nada",
    quoted: (text: string) => `“${text}”`,
    changed: (field: string, from: string, to: string) => `${field}: de ${from} para ${to}`,
  },
  {
    did: {
      created: "created the order",
      picked: "picked",
      unpicked: "put back",
      missingReported: "reported missing",
      purchaseCancelled: "cancelled the purchase of",
      bought: "bought",
      unbought: "undid the purchase of",
      arrived: "received",
      unarrived: "undid the arrival of",
      substituted: "substituted",
      unsubstituted: "undid the substitution of",
      notSent: "decided not to send",
      restored: "decided to send after all",
      noted: "wrote a note",
      edited: "changed the order",
      acknowledged: "saw the alert",
      finished: "finished the order",
      finishedShort: "finished without the open items",
      reopened: "reopened the order",
      cancelled: "cancelled the order",
      paused: "paused the order",
      resumed: "resumed the order",
      dispatched: "dispatched the order",
      undispatched: "undid the dispatch",
    },
    unknown: "did something that this screen does not know yet",
    undidChange: "undid a change",
    instead: (quantity, product) => `instead: ${quantity} × ${product}`,
    surplus: (quantity) => `${quantity} too many: put back on the shelf`,
    volumes: (count) => counted(count, "package", "packages"),
    fields: { logistics: "logistics", packaging: "packaging", notes: "notes", note: "note" },
    packaging: { box: "box", bag: "bag" },
    nothing: "nothing",
    quoted: (text) => `“${text}”`,
    changed: (field, from, to) => `${field}: from ${from} to ${to}`,
  },
);

/** The words after a person's name. */
export const DID: Record<OrderEventType, string> = words.did;
const PACKAGING: Record<string, string> = words.packaging;

/** What an event feels like, where it is not plain. */
const TONES: Partial<Record<OrderEventType, EventTone>> = {
  picked: "green",
  missingReported: "amber",
  bought: "blue",
  arrived: "violet",
  finished: "green",
  finishedShort: "green",
  reopened: "amber",
  cancelled: "red",
  dispatched: "green",
};

/** One entry of an order's log as a person would say it. An event of newer screens says at least who and when. */
export function eventWords(
  event: OrderEvent,
  order: Order,
  logistics: ReadonlyMap<string, string>,
): EventWords {
  const did = DID[event.type] ?? words.unknown;
  const tone = TONES[event.type] ?? "plain";
  const line = order.lines.find((candidate) => candidate.id === event.lineId);
  const more: string[] = [];
  for (const { substitute, quantity } of event.moves)
    if (substitute && event.type === "substituted")
      more.push(words.instead(units(quantity), `${substitute.code} ${substitute.description}`));
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
  if (event.surplus) more.push(words.surplus(units(event.surplus)));
  if (event.volumes) more.push(words.volumes(event.volumes));
  if (event.undoes && event.type === "edited") return { tone, did: words.undidChange, more };
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
      ? words.nothing
      : field === "logistics"
        ? (logistics.get(value) ?? value)
        : (PACKAGING[value] ?? words.quoted(value));
  return words.changed(words.fields[field], say(from), say(to));
}
