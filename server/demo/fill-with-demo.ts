import { createHash } from "node:crypto";
import { newId } from "../../shared/new-id.ts";
import type { Order } from "../../shared/orders/order.ts";
import type { Role } from "../../shared/people/person.ts";
import type { Command } from "../../shared/picking/command.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { createOrder } from "../orders/create-order.ts";
import { hashPin } from "../people/hash-pin.ts";
import { runCommands } from "../picking/run-commands.ts";
import { createLocalBus } from "../platform/bus.ts";
import type { Database } from "../platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";
import { listLogistics } from "../settings/logistics.ts";
import { demoQuote } from "./demo-quotes.ts";
import { fillHistory } from "./fill-history.ts";

const TEAM: { name: string; role: Role }[] = [
  { name: "Bruna", role: "seller" },
  { name: "Otávio", role: "seller" },
  { name: "Ana", role: "picker" },
  { name: "João", role: "picker" },
  { name: "Célia", role: "picker" },
  { name: "Marta", role: "buyer" },
];
const ORDERS = 24;
const WANTED_BY_MANY = "00741";
const SUPPLIERS = ["Distribuidora Sol", "Galpão 25 Importados", "Rei dos Cabos"];

/** Fills a shop without orders with invented people and orders in every state, through the same doors as real ones. */
export async function fillWithDemo(
  database: Database,
  secretKeys: readonly string[],
  say: (words: string) => void,
): Promise<void> {
  if ((await database.query("SELECT 1 FROM orders WHERE shop_id = $1 LIMIT 1", [shopId])).rowCount) return;
  const team = await addTeam(database, secretKeys, say);
  const sellers = team.filter(({ role }) => role === "seller");
  const pickers = team.filter(({ role }) => role === "picker");
  const buyer = team.find(({ role }) => role === "buyer")!;
  const ways = await listLogistics(database, shopId);
  const bus = createLocalBus();
  await fillHistory(database, shopId, team, ways);

  for (let n = 0; n < ORDERS; n++) {
    const seller = sellers[n % sellers.length]!;
    const quote = demoQuote(n, seller.name);
    const quoteId = newId();
    await database.query(
      "INSERT INTO quotes (shop_id, id, number, content, file_sha256, created_by) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        shopId,
        quoteId,
        quote.number,
        JSON.stringify(quote),
        createHash("sha256").update(quoteId).digest(),
        seller.id,
      ],
    );
    const way = ways[n % ways.length]!;
    const order = await createOrder(database, bus, shopId, seller, {
      quoteId,
      logistics: way.id,
      packaging: way.requiresBox || n % 3 === 0 ? "box" : "bag",
      requestId: newId(),
      notes: n % 5 === 0 ? "Cliente retira às 16h; avisar quando fechar." : "",
    });
    const picker = pickers[n % pickers.length]!;
    for (const { actor, ...command } of story(n, order, { picker, seller, buyer })) {
      await runCommands({ database, bus }, shopId, order.id, [
        { command: { commandId: newId(), ...command }, actor },
      ]);
    }
  }
  say(`Demonstração pronta: ${ORDERS} pedidos. Entre com os números 11 a ${10 + TEAM.length}, PIN 1234.`);
}

async function addTeam(
  database: Database,
  secretKeys: readonly string[],
  say: (words: string) => void,
): Promise<Actor[]> {
  say("Criando pessoas e pedidos de demonstração …");
  const team: Actor[] = [];
  for (const [index, { name, role }] of TEAM.entries()) {
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (shop_id, login) DO UPDATE SET name = people.name RETURNING id`,
      [shopId, newId(), 11 + index, name, role, await hashPin([...secretKeys], "1234")],
    );
    team.push({ id: rows[0]!.id, name, role });
  }
  return team;
}

type Step = Omit<Command, "commandId" | "actor"> & { actor: Actor };

/** What happened to the n-th order: every sixth the same way, so that each state is there several times. */
function story(
  n: number,
  order: Order,
  { picker, seller, buyer }: { picker: Actor; seller: Actor; buyer: Actor },
): Step[] {
  const pickAll = (from: number, to?: number): Step[] =>
    order.lines
      .slice(from, to)
      .map((line) => ({ actor: picker, type: "pick", lineId: line.id, quantity: line.requested }));
  const [first, second] = order.lines;
  const half = Math.ceil(order.lines.length / 2);
  const missing: Step = {
    actor: picker,
    type: "reportMissing",
    lineId: first!.id,
    quantity: first!.requested,
    reason: "out_of_stock",
  };
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString().slice(0, 10);
  const bought: Step = {
    actor: buyer,
    type: "markBought",
    lineId: first!.id,
    quantity: first!.requested,
    supplier: SUPPLIERS[Math.floor(n / 3) % SUPPLIERS.length],
    priceCents: Math.round((first!.unitPriceCents * (n % 4 === 0 ? 110 : 70)) / 100),
    expectedOn: tomorrow,
    ...(n % 4 === 0 && { reason: "no_supplier" }),
  };
  // Something that two orders miss, so that one purchase serves both.
  const wanted = order.lines.find((line) => line.code === WANTED_BY_MANY);
  const common: Step | undefined = wanted && { ...missing, lineId: wanted.id, quantity: wanted.requested };
  switch (n % 6) {
    case 0:
      return common ? [common] : [];
    case 1:
      return [missing, ...pickAll(1, half)];
    case 2:
      return [missing, bought, ...pickAll(1)];
    case 3:
      return pickAll(0);
    case 4:
      return [
        ...pickAll(0),
        { actor: picker, type: "finish" },
        ...(n % 4 === 0 ? [{ actor: seller, type: "dispatch" } as const] : []),
      ];
    default:
      return n > 12
        ? [missing, bought, ...pickAll(1, 2), { actor: seller, type: "cancel", reason: "customer_request" }]
        : [
            { actor: picker, type: "pick", lineId: second!.id, quantity: Math.ceil(second!.requested / 2) },
            missing,
            bought,
            { actor: buyer, type: "markArrived", lineId: first!.id, quantity: first!.requested },
          ];
  }
}
