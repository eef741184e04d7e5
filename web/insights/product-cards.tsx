import type { Figures, ProductFigures } from "../../shared/insights/figures.ts";
import { counted, formatQuantity } from "../platform/format.ts";
import { FigureCard } from "./figure-card.tsx";
import { FigureTable } from "./figure-table.tsx";
import { historyLink } from "./history-link.ts";
import { RankBars } from "./rank-bars.tsx";
import type { Narrowed } from "./use-narrowing.ts";

const SHOWN = 8;

interface List {
  title: string;
  note: string;
  list: keyof Figures["products"];
  units: (product: ProductFigures) => number;
  orders: ((product: ProductFigures) => number) | null;
  tone: "amber" | "blue" | "green";
}

const LISTS: readonly List[] = [
  {
    title: "Mais faltou",
    note: "Pedidos em que o produto não estava na prateleira.",
    list: "missing",
    units: (product) => product.missing,
    orders: (product) => product.missingOrders,
    tone: "amber",
  },
  {
    title: "Mais comprado",
    note: "Pedidos para os quais foi preciso comprar.",
    list: "bought",
    units: (product) => product.bought,
    orders: (product) => product.boughtOrders,
    tone: "blue",
  },
  {
    title: "Mais separado",
    note: "Unidades que saíram da prateleira para os pedidos.",
    list: "picked",
    units: (product) => product.picked,
    orders: null,
    tone: "green",
  },
];

export function ProductCards({ figures, narrowed }: { figures: Figures; narrowed: Narrowed }) {
  return LISTS.map(({ title, note, list, units, orders, tone }) => {
    const products = figures.products[list];
    const weight = orders ?? units;
    const most = Math.max(1, ...products.map(weight));
    const href = ({ code }: ProductFigures) =>
      historyLink({ ...narrowed, product: code, ...(list !== "picked" && { lack: list }) });
    return (
      <FigureCard
        key={title}
        title={title}
        note={note}
        chart={
          products.length > 0 ? (
            <RankBars
              label={title}
              rows={products.slice(0, SHOWN).map((product) => ({
                key: product.code,
                name: (
                  <>
                    <small>{product.code}</small> {product.description}
                  </>
                ),
                value: orders
                  ? counted(orders(product), "pedido", "pedidos")
                  : `${formatQuantity(units(product))} un.`,
                ...(orders && { detail: `${formatQuantity(units(product))} un.` }),
                share: weight(product) / most,
                href: href(product),
                tone,
              }))}
            />
          ) : (
            <p className="figure-note">Nada neste período. Bom sinal.</p>
          )
        }
        table={
          <FigureTable
            caption={title}
            head={["Produto", ...(orders ? ["Pedidos"] : []), "Unidades"]}
            rows={products.map((product) => ({
              key: product.code,
              href: href(product),
              cells: [
                `${product.code} ${product.description}`,
                ...(orders ? [formatQuantity(orders(product))] : []),
                formatQuantity(units(product)),
              ],
            }))}
          />
        }
      />
    );
  });
}
