import { addDays, shopDay } from "../../shared/insights/shop-day.ts";
import type { Line } from "../../shared/orders/order.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { demoQuote } from "./demo-quotes.ts";
import { DEMO_TIME_ZONE, type Team } from "./invent-orders.ts";
import { type Invented, openStory, type Story } from "./order-story.ts";

const ORDERS = 24;
const MINUTE_MS = 60_000;
/** Numbers run up to here; the newest order has it. */
const LAST_NUMBER = 40_041;
const WANTED_BY_MANY = "00741";
const SUPPLIERS = ["Distribuidora Sol", "Galpão 25 Importados", "Rei dos Cabos"];
const NOTES = "Cliente retira às 16h; avisar quando fechar.";

interface Cast {
  seller: Actor;
  picker: Actor;
  helper: Actor;
  buyer: Actor;
}
type Plot = (story: Story, cast: Cast, n: number) => void;

/** What lies on the board of a working day: orders of the last hours in every state, the newest untouched. */
export function inventOpenOrders(
  { sellers, pickers, buyer }: Team,
  ways: readonly { id: string; requiresBox: boolean }[],
  now: number,
): Invented[] {
  return Array.from({ length: ORDERS }, (_, n) => {
    const seller = sellers[n % sellers.length]!;
    const picker = pickers[n % pickers.length]!;
    const helper = pickers[(n + 1) % pickers.length]!;
    // Not in step with the plots: what is finished leaves by different ways.
    const way = ways[(n + Math.floor(n / PLOTS.length) * 2) % ways.length]!;
    const quote = { ...demoQuote(n, seller.name), number: String(LAST_NUMBER - n) };
    const packaging = way.requiresBox || n % 3 === 0 ? "box" : "bag";
    const notes = n % 5 === 0 ? NOTES : "";
    const ageMs = (4 + n * 9 + (n % 3) * 4) * MINUTE_MS;
    const story = openStory(quote, seller, { logistics: way.id, packaging, notes }, now - ageMs);
    // Whatever the plot, it takes less time than the order is old.
    const pause = ageMs / 40;
    const told: Story = {
      ...story,
      get order() {
        return story.order;
      },
      tell(actor, act) {
        story.pass(pause);
        story.tell(actor, act);
      },
    };
    plotOf(n)(told, { seller, picker, helper, buyer }, n);
    return story.end();
  });
}

const plotOf = (n: number): Plot =>
  n === 6 ? everyState : n === 3 ? paused : n < 3 ? untouched : PLOTS[n % PLOTS.length]!;

const untouched: Plot = () => {};

const paused: Plot = (story, { picker, seller }) => {
  pickAll(story, picker, story.order.lines.slice(0, 2));
  story.tell(seller, { type: "pause", reason: "customer_request" });
};

const begun: Plot = (story, { picker }) => {
  const { lines } = story.order;
  missing(story, picker, lines[0]!);
  pickAll(story, picker, lines.slice(1, Math.ceil(lines.length / 2)));
};

const waitsForGoods: Plot = (story, { picker, buyer }, n) => {
  const [first, ...rest] = story.order.lines;
  missing(story, picker, first!);
  if (n % 2 === 0) buy(story, buyer, first!, n);
  pickAll(story, picker, rest);
};

const ready: Plot = (story, { picker }) => pickAll(story, picker, story.order.lines);

const finished: Plot = (story, { picker, seller }, n) => {
  pickAll(story, picker, story.order.lines);
  story.tell(picker, { type: "finish", volumes: 1 + (n % 3) });
  if (n > 17) story.tell(seller, { type: "dispatch", volumes: 1 + (n % 3) });
};

const goodsCame: Plot = (story, { picker, buyer }, n) => {
  const [first, second] = story.order.lines;
  story.tell(picker, { type: "pick", lineId: second!.id, quantity: Math.ceil(second!.requested / 2) });
  missing(story, picker, first!);
  buy(story, buyer, first!, n);
  story.tell(buyer, { type: "markArrived", lineId: first!.id });
};

const cancelled: Plot = (story, { picker, seller, buyer }, n) => {
  const [first, ...rest] = story.order.lines;
  missing(story, picker, first!);
  buy(story, buyer, first!, n);
  pickAll(story, picker, rest.slice(0, 1));
  story.tell(seller, { type: "cancel", reason: "customer_request" });
};

/** One order to see everything that can become of units, and two people who took the same ones. */
const everyState: Plot = (story, { picker, helper, seller, buyer }, n) => {
  const [picked, part, toBuy, bought, arrived, replaced, kept] = story.order.lines;
  const before = story.order.version;
  pickAll(story, picker, [picked!]);
  story.tell(helper, { type: "pick", lineId: picked!.id, quantity: 2, seenVersion: before });
  story.tell(picker, { type: "pick", lineId: part!.id, quantity: Math.ceil(part!.requested / 3) });
  for (const line of [toBuy!, bought!, arrived!]) missing(story, helper, line);
  for (const line of [bought!, arrived!]) buy(story, buyer, line, n);
  story.tell(buyer, { type: "markArrived", lineId: arrived!.id });
  const substitute = { code: "01522", description: "FONE BLUETOOTH FLEX --> AZUL", unitPriceCents: 3090 };
  story.tell(picker, { type: "substitute", lineId: replaced!.id, reason: "out_of_stock", substitute });
  story.tell(seller, { type: "notSend", lineId: kept!.id, reason: "price" });
  story.tell(seller, { type: "note", lineId: part!.id, text: "Só as da caixa nova." });
};

const PLOTS: readonly Plot[] = [
  (story, { picker }) => wantedByMany(story, picker),
  begun,
  waitsForGoods,
  ready,
  finished,
  (story, cast, n) => (n > 16 ? cancelled : goodsCame)(story, cast, n),
];

/** Something that several orders miss, so that one purchase serves them all. */
function wantedByMany(story: Story, picker: Actor): void {
  const line = story.order.lines.find(({ code }) => code === WANTED_BY_MANY);
  if (line) missing(story, picker, line);
}

function pickAll(story: Story, picker: Actor, lines: readonly Line[]): void {
  for (const { id: lineId, requested: quantity } of lines)
    story.tell(picker, { type: "pick", lineId, quantity });
}

function missing(story: Story, picker: Actor, { id: lineId, requested: quantity }: Line): void {
  story.tell(picker, { type: "reportMissing", lineId, quantity, reason: "out_of_stock" });
}

/** Every fourth costs more than the customer pays. */
function buy(story: Story, buyer: Actor, { id: lineId, unitPriceCents }: Line, n: number): void {
  const dear = n % 4 === 0;
  story.tell(buyer, {
    type: "markBought",
    lineId,
    supplier: SUPPLIERS[Math.floor(n / 3) % SUPPLIERS.length],
    priceCents: Math.round((unitPriceCents * (dear ? 110 : 70)) / 100),
    expectedOn: addDays(shopDay(Date.now(), DEMO_TIME_ZONE), n % 2),
    ...(dear && { reason: "no_supplier" }),
  });
}
