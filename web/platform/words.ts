import { inLanguage } from "./language.ts";

/** What every screen says: of time, and of an answer that is not the server's. */
export const words = inLanguage(
  {
    app: "Separação",
    manifest: "/manifest.webmanifest",
    now: "agora",
    ago: (time: string) => `há ${time}`,
    day: "dia",
    days: "dias",
    offline: "Sem conexão. Confira o Wi-Fi e tente de novo.",
    failed: "Algo deu errado. Tente de novo em alguns segundos.",
    noAnswer: "O sistema não respondeu. Tente de novo.",
  },
  {
    app: "Picking",
    manifest: "/manifest.en.webmanifest",
    now: "now",
    ago: (time) => `${time} ago`,
    day: "day",
    days: "days",
    offline: "No connection. Check the Wi-Fi and try again.",
    failed: "Something went wrong. Try again in a few seconds.",
    noAnswer: "The system did not answer. Try again.",
  },
);
