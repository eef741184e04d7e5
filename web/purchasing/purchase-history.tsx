import { History, PackageCheck, ShoppingCart, TriangleAlert, Undo2 } from "lucide-preact";
import { useRef } from "preact/compat";
import { Link, useSearchParams } from "wouter-preact";
import type { Purchase } from "../../shared/purchasing/purchase.ts";
import { reasonLabel } from "../picking/reasons.ts";
import { formatCents, formatQuantity, formatTime } from "../platform/format.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { ScreenKeys } from "../ui/screen-keys.tsx";
import { Select } from "../ui/select.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { daysFrom, dayWord, shopDayOf } from "./days.ts";
import "./purchase-history.css";
import type { PurchaseAct } from "./purchase-acts.ts";
import { usePurchases } from "./use-purchases.ts";
import { useSuppliers } from "./use-suppliers.ts";
import { words } from "./words.ts";

interface Props {
  mayUndo: (act: PurchaseAct) => boolean;
  onChanged: () => void;
}

const PERIODS = [7, 30, 90].map((days): [string, string] => [String(days), words.days(days)]);

/** What was bought and what arrived, from the log: who, from whom, for how much; each step can be taken back whole. */
export function PurchaseHistory({ mayUndo, onChanged }: Props) {
  const [params, setParams] = useSearchParams();
  const suppliers = useSuppliers();
  const filter = {
    days: params.get("dias") ?? "30",
    supplier: params.get("fornecedor") ?? "",
    q: params.get("q") ?? "",
  };
  const set = (name: string, value: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const field = useRef<HTMLInputElement>(null);
  const from = daysFrom(shopDayOf(Date.now()), 1 - Number(filter.days));
  const { purchases, totals, problem, hasMore, busy, more, undo, retry } = usePurchases(
    { from, supplier: filter.supplier, q: filter.q },
    onChanged,
  );
  const days = Map.groupBy(purchases ?? [], ({ at }) => shopDayOf(Date.parse(at)));

  return (
    <>
      <search className="bought-filters">
        <Select
          label={words.period}
          all={words.days(30)}
          value={filter.days}
          options={PERIODS}
          onChange={(value) => set("dias", value)}
        />
        <Select
          label={words.supplier}
          all={words.allSuppliers}
          value={filter.supplier}
          options={suppliers.map((name) => [name, name] as const)}
          onChange={(value) => set("fornecedor", value)}
        />
        <input
          ref={field}
          type="search"
          className="bought-search"
          aria-label={words.searchProduct}
          placeholder={words.productHint}
          autoComplete="off"
          value={filter.q}
          onChange={(event) => set("q", event.currentTarget.value)}
        />
        <ScreenKeys search={field} />
      </search>
      {totals && totals.purchases > 0 && (
        <dl className="bought-totals">
          <div>
            <dt>{words.bought}</dt>
            <dd>{formatCents(totals.cents)}</dd>
          </div>
          <div>
            <dt>{words.units}</dt>
            <dd>{formatQuantity(totals.units)}</dd>
          </div>
          <div>
            <dt>{words.purchases}</dt>
            <dd>{formatQuantity(totals.purchases)}</dd>
          </div>
        </dl>
      )}
      {totals && totals.unitsWithoutPrice > 0 && (
        <p className="bought-without-price">{words.withoutPrice(totals.unitsWithoutPrice)}</p>
      )}
      {!purchases && (problem ? <ErrorState text={problem} onRetry={retry} /> : <Waiting />)}
      {[...days].map(([day, entries]) => (
        <section key={day} className="purchase-section">
          <header>
            <h2>{dayWord(day)}</h2>
            <p>{words.records(entries.length)}</p>
          </header>
          <ul className="purchase-list">
            {entries.map((entry) => (
              <HistoryRow
                key={`${entry.orderId}/${entry.commandId}`}
                entry={entry}
                mayUndo={mayUndo(entry.kind === "bought" ? "unmarkBought" : "unmarkArrived")}
                busy={busy}
                onUndo={() => void undo(entry)}
              />
            ))}
          </ul>
        </section>
      ))}
      {hasMore && (
        <Button className="bought-more" size="lg" disabled={busy} onClick={() => void more()}>
          {words.showOlder}
        </Button>
      )}
      {purchases?.length === 0 && (
        <EmptyState icon={History} title={words.noPurchases} text={words.tryLonger} />
      )}
    </>
  );
}

interface RowProps {
  entry: Purchase;
  mayUndo: boolean;
  busy: boolean;
  onUndo: () => void;
}

function HistoryRow({ entry, mayUndo, busy, onUndo }: RowProps) {
  const left = entry.quantity - entry.undone;
  const above = entry.priceCents !== null && entry.priceCents > entry.unitPriceCents;
  const bought = entry.kind === "bought";
  return (
    <li className="purchase-row bought-row" data-undone={left <= 0 || undefined}>
      <p className="purchase-units">
        <strong>{formatQuantity(entry.quantity)}</strong>
        <span>{entry.unit.toLowerCase()}</span>
      </p>
      <div className="purchase-what">
        <h3>{entry.description}</h3>
        <p className="purchase-facts">
          <span className="ui-badge" data-tone={bought ? "blue" : "violet"}>
            {bought ? (
              <ShoppingCart aria-hidden="true" size={15} />
            ) : (
              <PackageCheck aria-hidden="true" size={15} />
            )}
            {bought ? words.bought : words.arrived}
          </span>
          {entry.supplier && <span className="purchase-supplier">{entry.supplier}</span>}
          {bought && entry.priceCents !== null && (
            <span className="purchase-price" data-above={above || undefined}>
              {above && <TriangleAlert aria-hidden="true" size={15} />}
              {formatCents(entry.priceCents)}
              {above && ` (${words.quoted(formatCents(entry.unitPriceCents))})`}
            </span>
          )}
          {above && bought && entry.reason && (
            <span>{reasonLabel(entry.reason, entry.text ?? undefined)}</span>
          )}
          {bought && entry.expectedOn && <span>{words.expected(dayWord(entry.expectedOn))}</span>}
          <Link href={`/pedidos/${entry.orderId}`}>{words.order(entry.orderNumber ?? words.noNumber)}</Link>
          <span>
            {entry.by.name}, {formatTime(entry.at)}
          </span>
          {entry.undone > 0 && (
            <span>{left > 0 ? words.undoneSome(formatQuantity(entry.undone)) : words.undone}</span>
          )}
        </p>
      </div>
      {mayUndo && left > 0 && entry.orderOpen && (
        <div className="purchase-acts">
          <Button disabled={busy} onClick={onUndo}>
            <Undo2 aria-hidden="true" size={20} />
            {entry.groupId ? words.undoStep : words.undo}
          </Button>
        </div>
      )}
    </li>
  );
}
