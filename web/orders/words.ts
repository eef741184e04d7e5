import { inLanguage } from "../platform/language.ts";

/** How an order leaves, wherever it is chosen. */
export const words = inLanguage(
  {
    logistics: "Logística",
    cutOff: (time: string) => `até ${time}`,
    packaging: "Embalagem",
    box: "Caixa",
    bag: "Sacola",
    boxOnly: (logistics: string) => `${logistics} só leva caixa.`,
    notes: "Observações",
  },
  {
    logistics: "Logistics",
    cutOff: (time) => `by ${time}`,
    packaging: "Packaging",
    box: "Box",
    bag: "Bag",
    boxOnly: (logistics) => `${logistics} takes boxes only.`,
    notes: "Notes",
  },
);
