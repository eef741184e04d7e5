import type { Line } from "../../shared/orders/order.ts";
import type { CommandType } from "../../shared/picking/command-types.ts";
import { units } from "./line-words.ts";

const WORDS: Partial<Record<CommandType, string>> = {
  pick: "separado",
  unpick: "desfeito",
  reportMissing: "em falta",
  cancelPurchase: "falta cancelada",
  substitute: "substituído",
  unsubstitute: "substituição desfeita",
  notSend: "não enviado",
  restore: "restaurado",
};

/** "25 × PELÍCULA 3D SAM A16 separado" */
export function actWords(type: CommandType, quantity: number, line: Line): string {
  return `${units(quantity)} × ${line.description} ${WORDS[type] ?? ""}`.trim();
}
