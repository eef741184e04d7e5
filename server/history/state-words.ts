import type { OrderState } from "../../shared/orders/order.ts";

/** On files that leave the system, which speak Portuguese: they go to customers and accountants. */
export const STATE_WORDS: Record<OrderState, string> = {
  new: "Novo",
  picking: "Separando",
  waiting: "Aguarda compra",
  ready: "Pronto",
  finished: "Finalizado",
  dispatched: "Despachado",
  cancelled: "Cancelado",
};
