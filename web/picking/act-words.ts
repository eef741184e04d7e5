import type { Line } from "../../shared/orders/order.ts";
import type { CommandType } from "../../shared/picking/command-types.ts";
import { inLanguage } from "../platform/language.ts";
import { units } from "./line-words.ts";

export const words = inLanguage(
  {
    ofLine: {
      pick: "separado",
      unpick: "desfeito",
      reportMissing: "em falta",
      cancelPurchase: "falta cancelada",
      substitute: "substituído",
      unsubstitute: "substituição desfeita",
      notSend: "não enviado",
      restore: "restaurado",
    },
    ofOrder: {
      note: "Observação salva",
      edit: "Pedido editado",
      acknowledge: "Aviso visto",
      pause: "Pedido pausado",
      resume: "Pedido retomado",
      finish: "Pedido finalizado",
      finishShort: "Finalizado sem os itens em aberto",
      reopen: "Pedido reaberto",
      cancel: "Pedido cancelado",
      dispatch: "Pedido despachado",
      undispatch: "Despacho desfeito",
    },
    noteOn: (product: string) => `Observação em ${product}`,
    done: "Feito",
  },
  {
    ofLine: {
      pick: "picked",
      unpick: "put back",
      reportMissing: "missing",
      cancelPurchase: "shortage cancelled",
      substitute: "substituted",
      unsubstitute: "substitution undone",
      notSend: "not to be sent",
      restore: "restored",
    },
    ofOrder: {
      note: "Note saved",
      edit: "Order edited",
      acknowledge: "Alert seen",
      pause: "Order paused",
      resume: "Order resumed",
      finish: "Order finished",
      finishShort: "Finished without the open items",
      reopen: "Order reopened",
      cancel: "Order cancelled",
      dispatch: "Order dispatched",
      undispatch: "Dispatch undone",
    },
    noteOn: (product) => `Note on ${product}`,
    done: "Done",
  },
);
const ofLine: Partial<Record<CommandType, string>> = words.ofLine;
const ofOrder: Partial<Record<CommandType, string>> = words.ofOrder;

/** "25 × PELÍCULA 3D SAM A16 separado", "Pedido pausado" */
export function actWords(type: CommandType, quantity: number, line: Line | undefined): string {
  const word = ofLine[type];
  if (word && line) return `${units(quantity)} × ${line.description} ${word}`;
  return type === "note" && line ? words.noteOn(line.description) : (ofOrder[type] ?? words.done);
}
