import { counted } from "../platform/format.ts";
import { inLanguage } from "../platform/language.ts";

/** Of the connection, and of touches on their way. */
export const words = inLanguage(
  {
    connecting: "conectando…",
    connected: "conectado",
    live: "ao vivo",
    updating: "atualizando…",
    cut: "sem rede",
    cutWith: (touches: string) => `sem rede — ${touches} na fila`,
    signInToSend: (touches: string) => `${touches} na fila — entre para enviar`,
    sending: (touches: number) => ` · enviando ${touches}`,
    old: (seconds: number) => `há ${seconds} s`,
    touches: (count: number) => counted(count, "toque", "toques"),
    toResolve: (count: number) => `${count} a resolver`,
    newVersion: "nova versão",

    connection: "Conexão",
    meaning: {
      live: "Esta tela mostra o que acontece agora.",
      behind: "Esta tela pode estar um pouco atrasada. Ela se atualiza sozinha.",
      cut: "Sem conexão com o sistema. Pode continuar separando: seus toques ficam guardados e vão sozinhos quando a rede voltar.",
    },
    newVersionIsHere: "Há uma nova versão do sistema.",
    update: "Atualizar",
    ToResolve: "A resolver",
    queued: "Na fila",
    needsHttps:
      "Este endereço não usa HTTPS: sem rede o sistema não abre. Deixe esta página aberta até a rede voltar, ou use o endereço com https.",
    keepsNothing:
      "Este navegador não guarda dados (janela anônima ou sem espaço): não feche a página enquanto houver toques na fila.",

    late: "Chegou tarde",
    notApplied: "Não foi aplicado",
    inOrder: "no pedido",
    reopenAndApply: "Reabrir e aplicar",
    sendAs: (name: string) => `Enviar como ${name}`,
    discard: "Descartar",
    closeNotice: "Fechar aviso",
    openHere: (names: string) => `Com este pedido aberto: ${names}`,
    onlineOnly: "Sem rede: isto precisa da conexão. Tente de novo quando ela voltar.",

    touch: {
      pick: "separar",
      unpick: "desfazer separação de",
      reportMissing: "falta de",
      note: "observação",
      acknowledge: "visto",
      substitute: "substituir",
      notSend: "não enviar",
      other: "ação",
    },
  },
  {
    connecting: "connecting…",
    connected: "connected",
    live: "live",
    updating: "updating…",
    cut: "offline",
    cutWith: (touches) => `offline — ${touches} queued`,
    signInToSend: (touches) => `${touches} queued — sign in to send`,
    sending: (touches) => ` · sending ${touches}`,
    old: (seconds) => `${seconds} s ago`,
    touches: (count) => counted(count, "touch", "touches"),
    toResolve: (count) => `${count} to resolve`,
    newVersion: "new version",

    connection: "Connection",
    meaning: {
      live: "This screen shows what happens right now.",
      behind: "This screen may be a little behind. It catches up by itself.",
      cut: "No connection to the system. You can go on picking: your touches are kept and go out by themselves when the network is back.",
    },
    newVersionIsHere: "There is a new version of the system.",
    update: "Update",
    ToResolve: "To resolve",
    queued: "Queued",
    needsHttps:
      "This address does not use HTTPS: without a network the system does not open. Leave this page open until the network is back, or use the https address.",
    keepsNothing:
      "This browser keeps no data (private window or no space): do not close the page while touches are queued.",

    late: "Arrived late",
    notApplied: "Not applied",
    inOrder: "in order",
    reopenAndApply: "Reopen and apply",
    sendAs: (name) => `Send as ${name}`,
    discard: "Discard",
    closeNotice: "Close notice",
    openHere: (names) => `With this order open: ${names}`,
    onlineOnly: "Offline: this needs the connection. Try again when it is back.",

    touch: {
      pick: "pick",
      unpick: "put back",
      reportMissing: "missing",
      note: "note",
      acknowledge: "seen",
      substitute: "substitute",
      notSend: "do not send",
      other: "action",
    },
  },
);
