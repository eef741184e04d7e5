import type { Line } from "../../shared/orders/order.ts";
import type { CommandType } from "../../shared/picking/command-types.ts";
import { units } from "./line-words.ts";

const OF_LINE: Partial<Record<CommandType, string>> = {
  pick: "separado",
  unpick: "desfeito",
  reportMissing: "em falta",
  cancelPurchase: "falta cancelada",
  substitute: "substituído",
  unsubstitute: "substituição desfeita",
  notSend: "não enviado",
  restore: "restaurado",
};

const OF_ORDER: Partial<Record<CommandType, string>> = {
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
};

/** "25 × PELÍCULA 3D SAM A16 separado", "Pedido pausado" */
export function actWords(type: CommandType, quantity: number, line: Line | undefined): string {
  const word = OF_LINE[type];
  if (word && line) return `${units(quantity)} × ${line.description} ${word}`;
  return type === "note" && line ? `Observação em ${line.description}` : (OF_ORDER[type] ?? "Feito");
}
