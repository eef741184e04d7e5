import { counted } from "../../platform/format.ts";
import { inLanguage } from "../../platform/language.ts";

/** Of the screen on the wall: read from across a room, so short. */
export const words = inLanguage(
  {
    board: "Painel",
    notOpened: "Esta tela ainda não foi aberta",
    whoOpens: (problem: string) =>
      `${problem} Quem administra cria o endereço desta tela em Pessoas, “Telas de parede”.`.trim(),
    signIn: "Entrar no sistema",
    open: "abertos",
    ready: "prontos",
    waiting: "aguardam compra",
    arrivals: "com chegadas",
    nothing: "Nenhum pedido aberto",
    nextComes: "O próximo pedido aparece aqui sozinho.",
    noNumber: "s/ nº",
    items: " itens",
    arrived: "chegaram",
    missing: (count: number) => counted(count, "em falta", "em falta"),
    progressOf: (number: string) => `Progresso do pedido ${number}`,
  },
  {
    board: "Board",
    notOpened: "This screen has not been opened yet",
    whoOpens: (problem) =>
      `${problem} An administrator creates the address of this screen under People, “Wall screens”.`.trim(),
    signIn: "Sign in",
    open: "open",
    ready: "ready",
    waiting: "waiting for purchase",
    arrivals: "with arrivals",
    nothing: "No open orders",
    nextComes: "The next order shows up here by itself.",
    noNumber: "no number",
    items: " items",
    arrived: "arrived",
    missing: (count) => counted(count, "missing", "missing"),
    progressOf: (number) => `Progress of order ${number}`,
  },
);
