import { Building2, CalendarCheck, Package, PackageX, ShoppingCart, User, X } from "lucide-preact";
import type { ReactNode } from "preact/compat";
import type { HistoryPage } from "../../shared/history/history.ts";
import type { useFilter } from "./use-filter.ts";
import { words } from "./words.ts";

interface Props {
  filter: ReturnType<typeof useFilter>;
  page: HistoryPage | null;
}

/** What narrows the list besides the fields above, each to be taken off; and what the words may have meant, to be put on. */
export function HistoryChips({ filter: { get, set }, page }: Props) {
  const [client, product, picker, lack] = [get("client"), get("product"), get("picker"), get("lack")];
  const described = page?.product?.code === product ? page.product.description : "";
  const chips: ReactNode[] = [];
  const chip = (key: string, icon: ReactNode, word: string, off: () => void) =>
    chips.push(
      <li key={key}>
        <button type="button" className="history-chip" data-on onClick={off} aria-label={words.takeOff(word)}>
          {icon}
          {word}
          <X aria-hidden="true" size={16} />
        </button>
      </li>,
    );
  if (client) chip("client", <Building2 aria-hidden="true" size={16} />, client, () => set({ client: "" }));
  if (product)
    chip("product", <Package aria-hidden="true" size={16} />, `${product} ${described}`.trim(), () =>
      set({ product: "", lack: "" }),
    );
  if (lack === "missing")
    chip("lack", <PackageX aria-hidden="true" size={16} />, words.wasMissing, () => set({ lack: "" }));
  if (lack === "bought")
    chip("lack", <ShoppingCart aria-hidden="true" size={16} />, words.wasBought, () => set({ lack: "" }));
  if (picker)
    chip("picker", <User aria-hidden="true" size={16} />, words.pickedBy(page?.picker?.name ?? "…"), () =>
      set({ picker: "" }),
    );
  if (get("by") === "finished")
    chip("by", <CalendarCheck aria-hidden="true" size={16} />, words.byFinish, () => set({ by: "" }));

  for (const name of page?.clients ?? [])
    if (name !== client)
      chips.push(
        <li key={`c ${name}`}>
          <button type="button" className="history-chip" onClick={() => set({ client: name, q: "" })}>
            <Building2 aria-hidden="true" size={16} />
            {name}
          </button>
        </li>,
      );
  for (const { code, description } of page?.products ?? [])
    if (code !== product)
      chips.push(
        <li key={`p ${code}`}>
          <button type="button" className="history-chip" onClick={() => set({ product: code, q: "" })}>
            <Package aria-hidden="true" size={16} />
            {code} {description}
          </button>
        </li>,
      );
  return chips.length > 0 ? (
    <ul className="history-chips" aria-label={words.filters}>
      {chips}
    </ul>
  ) : null;
}
