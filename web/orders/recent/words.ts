import { inLanguage } from "../../platform/language.ts";

export const words = inLanguage(
  {
    title: "Terminados há pouco",
    noNumber: "s/ nº",
    recall: "Reabrir",
    recallOf: (number: string) => `Reabrir ${number}`,
  },
  {
    title: "Just finished",
    noNumber: "no number",
    recall: "Reopen",
    recallOf: (number) => `Reopen ${number}`,
  },
);
