import { PackageSearch, Search, ShoppingBasket } from "lucide-preact";
import { useRef, useState } from "preact/compat";
import { Link, useSearchParams } from "wouter-preact";
import { maySend } from "../../shared/picking/who-may.ts";
import { type PurchaseProduct, productsOf } from "../../shared/purchasing/products-of.ts";
import type { PurchaseAlarm } from "../../shared/purchasing/purchase.ts";
import { NoticeStack } from "../live/notice-stack.tsx";
import { ONLINE_ONLY_REASON, useOnline } from "../live/store.ts";
import { useLogistics } from "../orders/use-logistics.ts";
import "../orders/controls.css";
import { formatCents, formatQuantity } from "../platform/format.ts";
import { useSession } from "../platform/session.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { News } from "../ui/news.tsx";
import { RoomBar } from "../ui/room-bar.tsx";
import { ScreenKeys } from "../ui/screen-keys.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { AlarmList } from "./alarm-list.tsx";
import { GroupBar } from "./group-bar.tsx";
import { matchesLine } from "./matches-line.ts";
import { OrderSections } from "./order-sections.tsx";
import { ProductSections } from "./product-sections.tsx";
import type { PurchaseAct } from "./purchase-acts.ts";
import { PurchaseHistory } from "./purchase-history.tsx";
import { PurchaseSheet } from "./purchase-sheet.tsx";
import "./purchasing.css";
import { purchasingNews } from "./purchasing-news.ts";
import { useGroups } from "./use-groups.ts";
import { readPurchasing, usePurchaseLines } from "./use-purchase-lines.ts";
import { words } from "./words.ts";

const VIEWS = Object.entries(words.views);
const reread = () => void readPurchasing();

/** The buyer's panel. Everybody may look; who may act is the rules' to say. */
export default function PurchasingScreen() {
  const role = useSession()?.person.role;
  const [params, setParams] = useSearchParams();
  const view = params.get("ver") ?? "produto";
  const { lines, alarms, problem } = usePurchaseLines();
  const logistics = useLogistics();
  const online = useOnline();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<{ act: PurchaseAct; product: PurchaseProduct } | null>(null);
  const { groups, busy, run, retry, undo } = useGroups(reread);
  const may = (act: PurchaseAct) => role !== undefined && maySend(role, act);
  const mayBuy = may("markBought");

  const arrived = (product: PurchaseProduct) =>
    void run(
      words.arrivedSome(`${formatQuantity(product.units)} × ${product.description}`),
      product.lines.map(({ orderId, orderVersion, lineId, bought }) => ({
        orderId,
        seenVersion: orderVersion,
        act: { type: "markArrived", lineId, quantity: bought },
      })),
    );
  const seen = ({ orderId, orderVersion, alarm, description }: PurchaseAlarm) =>
    void run(words.seenOf(description), [
      { orderId, seenVersion: orderVersion, act: { type: "acknowledge", alarmId: alarm.id } },
    ]);
  const shown = lines?.filter((line) => matchesLine(line, text)) ?? [];
  const acts = { may, busy: busy || !online, onAsk: ask, onArrived: arrived };
  function ask(act: PurchaseAct, product: PurchaseProduct) {
    setAsked({ act, product });
  }

  return (
    <div className="purchasing">
      <RoomBar title={words.title}>
        <nav className="purchase-tabs" aria-label={words.seePurchases}>
          {VIEWS.map(([id, word]) => (
            <button
              key={id}
              type="button"
              aria-current={view === id ? "page" : undefined}
              onClick={() => setParams(id === "produto" ? {} : { ver: id }, { replace: true })}
            >
              {word}
            </button>
          ))}
        </nav>
      </RoomBar>
      <News of={lines} tell={purchasingNews} />
      <main className="purchase-body">
        {view === "historico" ? (
          <PurchaseHistory mayUndo={may} onChanged={reread} />
        ) : (
          <>
            {!lines && (problem ? <ErrorState text={problem} onRetry={reread} /> : <Waiting />)}
            {lines && (lines.length > 0 || alarms.length > 0) && (
              <div className="purchase-head">
                <p className="purchase-sum">{sumOf(lines)}</p>
                <SearchField value={text} onChange={setText} />
              </div>
            )}
            {lines && !mayBuy && <p className="purchase-note">{words.lookOnly}</p>}
            {lines && !online && (
              <p className="purchase-note" data-tone="amber">
                {ONLINE_ONLY_REASON}
              </p>
            )}
            <AlarmList alarms={alarms} mayAcknowledge={mayBuy} busy={acts.busy} onSeen={seen} />
            {view === "pedido" ? (
              <OrderSections lines={shown} logistics={logistics} {...acts} />
            ) : (
              <ProductSections lines={shown} {...acts} />
            )}
            {lines?.length === 0 && (
              <EmptyState icon={ShoppingBasket} title={words.nothingToBuy} text={words.missingComesHere}>
                <Link href="/" className={buttonClass()}>
                  {words.seeBoard}
                </Link>
              </EmptyState>
            )}
            {lines && lines.length > 0 && shown.length === 0 && (
              <EmptyState icon={PackageSearch} title={words.nothingLikeIt} text={words.noMatch}>
                <Button onClick={() => setText("")}>{words.showAll}</Button>
              </EmptyState>
            )}
          </>
        )}
      </main>
      {asked && (
        <PurchaseSheet
          key={`${asked.act}/${asked.product.code}`}
          act={asked.act}
          product={asked.product}
          logistics={logistics}
          onRun={(label, acts) => void run(label, acts)}
          onClose={() => setAsked(null)}
        />
      )}
      <GroupBar groups={groups} onUndo={(group) => void undo(group)} onRetry={(group) => void retry(group)} />
      <NoticeStack />
    </div>
  );
}

function sumOf(lines: Parameters<typeof productsOf>[0]): string {
  const toBuy = productsOf(lines, "toBuy");
  const units = toBuy.reduce((sum, product) => sum + product.units, 0);
  const ceiling = toBuy.reduce((sum, product) => sum + product.units * product.ceilingCents, 0);
  return toBuy.length === 0 ? words.noneNow : words.sum(toBuy.length, units, formatCents(ceiling));
}

function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <label className="purchase-search">
        <span className="ui-hidden">{words.search}</span>
        <Search aria-hidden="true" size={20} />
        <input
          ref={field}
          type="search"
          placeholder={words.searchHint}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </label>
      <ScreenKeys search={field} />
    </>
  );
}
