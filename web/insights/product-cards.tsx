import type { Figures, ProductFigures } from "../../shared/insights/figures.ts";
import { formatQuantity } from "../platform/format.ts";
import { FigureCard } from "./figure-card.tsx";
import { FigureTable } from "./figure-table.tsx";
import { historyLink } from "./history-link.ts";
import { RankBars } from "./rank-bars.tsx";
import type { Narrowed } from "./use-narrowing.ts";
import { words } from "./words.ts";

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
    title: words.mostMissing,
    note: words.mostMissingNote,
    list: "missing",
    units: (product) => product.missing,
    orders: (product) => product.missingOrders,
    tone: "amber",
  },
  {
    title: words.mostBought,
    note: words.mostBoughtNote,
    list: "bought",
    units: (product) => product.bought,
    orders: (product) => product.boughtOrders,
    tone: "blue",
  },
  {
    title: words.mostPicked,
    note: words.mostPickedNote,
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
                value: orders ? words.orders(orders(product)) : words.units(units(product)),
                ...(orders && { detail: words.units(units(product)) }),
                share: weight(product) / most,
                href: href(product),
                tone,
              }))}
            />
          ) : (
            <p className="figure-note">{words.noneGood}</p>
          )
        }
        table={
          <FigureTable
            caption={title}
            head={[words.columns.product, ...(orders ? [words.columns.orders] : []), words.columns.units]}
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
