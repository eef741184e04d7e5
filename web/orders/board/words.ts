import { counted, formatQuantity } from "../../platform/format.ts";
import { inLanguage } from "../../platform/language.ts";

/** Of the board of open orders. */
export const words = inLanguage(
  {
    title: "Painel de pedidos",
    openOrders: "Pedidos abertos",
    loading: "Carregando os pedidos",
    search: "Buscar pedido, cliente ou vendedor",
    searchHint: "Buscar pedido ou cliente",
    newOrder: "Novo pedido",

    news: {
      came: (order: string) => `Novo pedido: ${order}`,
      arrived: (order: string) => `Chegou mercadoria para ${order}`,
      ready: (order: string) => `Pronto: ${order}`,
    },
    nothing: "Nenhum pedido aberto",
    dropQuote: "Solte o PDF de um orçamento em “Novo pedido” e ele aparece aqui para todos.",
    nextComes: "Tudo separado por enquanto. O próximo pedido aparece aqui sozinho.",
    nothingLikeIt: "Nenhum pedido assim",
    noMatch: "Nada entre os abertos combina com a busca e os filtros.",
    showAll: "Mostrar todos",

    glances: {
      all: (count: number) => (count === 1 ? "aberto" : "abertos"),
      missing: (count: number) => (count === 1 ? "aguarda compra" : "aguardam compra"),
      arrived: (count: number) => (count === 1 ? "com chegada" : "com chegadas"),
      ready: (count: number) => (count === 1 ? "pronto" : "prontos"),
    },
    open: (items: number, units: number) =>
      `${counted(items, "item", "itens")} · ${formatQuantity(units)} un. em aberto`,
    seller: "Vendedor",
    allSellers: "Todos",
    logistics: "Logística",
    allLogistics: "Todas",

    noNumber: "s/ nº",
    box: "caixa",
    bag: "sacola",
    items: (count: number) => counted(count, "item", "itens"),
    units: (resolved: string, all: string) => `${resolved} / ${all} un.`,
    progressOf: (number: string) => `Progresso do pedido ${number}`,
    arrived: (units: number) => counted(units, "chegou", "chegaram"),
    missing: (units: number) => counted(units, "falta", "faltas"),
    due: (time: string) => `até ${time}`,
    late: (time: string) => `passou de ${time}`,
    tomorrow: "amanhã",

    keys: {
      openFirst: "abrir o primeiro achado",
      clearSearch: "limpar a busca",
      walk: "ir de pedido em pedido",
      open: "abrir o pedido",
      scanner: "leitor",
      scan: "abrir o pedido pelo número ou pelo QR code",
    },
  },
  {
    title: "Order board",
    openOrders: "Open orders",
    loading: "Loading the orders",
    search: "Search order, customer or seller",
    searchHint: "Search order or customer",
    newOrder: "New order",

    news: {
      came: (order) => `New order: ${order}`,
      arrived: (order) => `Goods arrived for ${order}`,
      ready: (order) => `Ready: ${order}`,
    },
    nothing: "No open orders",
    dropQuote: "Drop the PDF of a quote into “New order” and it shows up here for everybody.",
    nextComes: "Everything is picked for now. The next order shows up here by itself.",
    nothingLikeIt: "No such order",
    noMatch: "None of the open ones matches the search and the filters.",
    showAll: "Show all",

    glances: {
      all: () => "open",
      missing: () => "waiting for purchase",
      arrived: () => "with arrivals",
      ready: () => "ready",
    },
    open: (items, units) => `${counted(items, "item", "items")} · ${counted(units, "unit", "units")} open`,
    seller: "Seller",
    allSellers: "All",
    logistics: "Logistics",
    allLogistics: "All",

    noNumber: "no number",
    box: "box",
    bag: "bag",
    items: (count) => counted(count, "item", "items"),
    units: (resolved, all) => `${resolved} / ${all} units`,
    progressOf: (number) => `Progress of order ${number}`,
    arrived: (units) => counted(units, "arrived", "arrived"),
    missing: (units) => counted(units, "missing", "missing"),
    due: (time) => `by ${time}`,
    late: (time) => `past ${time}`,
    tomorrow: "tomorrow",

    keys: {
      openFirst: "open the first match",
      clearSearch: "clear the search",
      walk: "walk from order to order",
      open: "open the order",
      scanner: "scanner",
      scan: "open the order by its number or QR code",
    },
  },
);
