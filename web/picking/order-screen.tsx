import { Box, ChevronDown, CircleCheckBig, ShoppingBag, Truck, UserRound } from "lucide-preact";
import { useCallback, useMemo, useState } from "preact/compat";
import type { Line, Order } from "../../shared/orders/order.ts";
import { isClosed } from "../../shared/orders/order-state.ts";
import { openWork } from "../../shared/picking/buckets.ts";
import { type Actor, mayReopen, maySend } from "../../shared/picking/who-may.ts";
import { VolumesStepper } from "../dispatch/volumes-stepper.tsx";
import { AttentionBanners } from "../live/attention-banners.tsx";
import { NoticeStack } from "../live/notice-stack.tsx";
import { notify } from "../live/notices.ts";
import type { OrderView } from "../live/order-entry.ts";
import { useHere } from "../live/presence.ts";
import { type Act, sendCommand, sendOnline, useOrder } from "../live/store.ts";
import { useWakeLock } from "../live/use-wake-lock.ts";
import { useLogistics } from "../orders/use-logistics.ts";
import { sentenceOf } from "../platform/sentence-of.ts";
import { useSession } from "../platform/session.ts";
import { OrderScanner } from "../scanning/order-scanner.tsx";
import { actWords } from "./act-words.ts";
import { AlarmBanners } from "./alarm-banners.tsx";
import { BlockedDialog } from "./blocked-dialog.tsx";
import { LineRow } from "./line-row.tsx";
import { LineSheet, type LineSheetMode } from "./line-sheet.tsx";
import { OrderHeader } from "./order-header.tsx";
import { type MenuPage, OrderMenu } from "./order-menu.tsx";
import { OrderNews } from "./order-news.tsx";
import { OrderProblem } from "./order-problem.tsx";
import { OrderSkeleton } from "./order-skeleton.tsx";
import "../orders/controls.css";
import "./picking.css";
import { KeyHelp } from "../ui/key-help.tsx";
import { focusRow } from "../ui/use-row-keys.ts";
import { HistorySheet } from "./history-sheet.tsx";
import { asksServer, inverseAct } from "./inverse-act.ts";
import { leftToPick, SECTIONS, sectionOf } from "./sections.ts";
import { UndoBar } from "./undo-bar.tsx";
import { type UndoEntry, useUndoStack } from "./undo-stack.ts";
import { useListedLines } from "./use-listed-lines.ts";
import { KEY_HELP, useOrderKeys } from "./use-order-keys.ts";
import { useSettledSections } from "./use-settled-sections.ts";
import { words } from "./words.ts";

export default function OrderScreen({ id }: { id: string }) {
  const view = useOrder(id);
  const session = useSession();
  useHere(id);
  useWakeLock();
  if (!session) return null;
  if (view.order) return <OpenOrder key={id} view={view} order={view.order} actor={session.person} />;
  if (view.error) return <OrderProblem code={view.error} />;
  return <OrderSkeleton />;
}

type Open =
  | { what: "line"; lineId: string; mode: LineSheetMode }
  | { what: "blocked"; lines?: readonly string[] }
  | { what: "menu"; page: MenuPage }
  | { what: "history" }
  | { what: "help" };

function OpenOrder({ view, order, actor }: { view: OrderView; order: Order; actor: Actor }) {
  const { id } = order;
  const logistics = useLogistics();
  const [open, setOpen] = useState<Open | null>(null);
  const [volumes, setVolumes] = useState(1);
  const [finishing, setFinishing] = useState(false);
  const [showResolved, setShowResolved] = useState(false);
  const undo = useUndoStack();
  const { push, drop } = undo;
  const closed = isClosed(order.state);
  const sections = useSettledSections(order.lines);
  const { listed: lines, marks } = useListedLines(order.lines);
  const names = useMemo(() => new Map(logistics.map((row) => [row.id, row.name])), [logistics]);
  const close = () => setOpen(null);

  /** Every act goes through here, and each that took effect can be taken back for a moment. */
  const act = useCallback(
    async (next: Act, line?: Line) => {
      const result = asksServer(next) ? await sendOnline(id, next) : sendCommand(id, next);
      if (asksServer(next) && result?.outcome === "refused" && result.code !== "open_work")
        notify(sentenceOf(result.code));
      if (result?.outcome !== "applied" || next.undoes) return result;
      const { commandId, quantity = 0 } = result;
      const { type } = next;
      const inverse = inverseAct({ type, commandId, lineId: next.lineId, quantity });
      push({ commandId, label: actWords(type, quantity, line), inverse });
      return result;
    },
    [id, push],
  );
  const pick = useCallback(
    (line: Line, byKeyboard: boolean) => {
      void act({ type: "pick", lineId: line.id, quantity: leftToPick(line) }, line);
      if (byKeyboard) focusRow(1);
    },
    [act],
  );
  const more = useCallback((line: Line) => setOpen({ what: "line", lineId: line.id, mode: "all" }), []);
  const takeBack = (entry: UndoEntry | undefined) => {
    if (!entry) return;
    drop(entry.commandId);
    void act(entry.inverse);
  };
  const finish = async () => {
    if (order.lines.some((line) => openWork(line) > 0)) return setOpen({ what: "blocked" });
    setFinishing(true);
    const result = await act({ type: "finish", volumes });
    setFinishing(false);
    if (result?.code === "open_work") setOpen({ what: "blocked", lines: blockedIds(result.details?.lines) });
  };
  const goTo = (line: Line) => {
    setOpen({ what: "line", lineId: line.id, mode: "all" });
    document.querySelector(`[data-line-id="${line.id}"]`)?.scrollIntoView({ block: "center" });
  };
  useOrderKeys({
    onMode: (lineId, mode) => setOpen({ what: "line", lineId, mode }),
    onUndo: () => takeBack(undo.entries.at(-1)),
    onHistory: () => setOpen({ what: "history" }),
    onHelp: () => setOpen({ what: "help" }),
  });

  const openLine = open?.what === "line" ? order.lines.find((line) => line.id === open.lineId) : undefined;
  const rest = order.lines.filter((line) => openWork(line) > 0);
  const blocked =
    open?.what === "blocked" && open.lines
      ? order.lines.filter((line) => open.lines?.includes(line.id))
      : rest;
  const boxed = order.packaging === "box";
  const logisticsName = names.get(order.logistics);
  return (
    <main className="order-screen">
      <OrderHeader
        order={order}
        mayPick={maySend(actor.role, "finish")}
        mayReopen={mayReopen(actor.role, order.state)}
        finishing={finishing}
        onPause={() =>
          order.paused ? void act({ type: "resume" }) : setOpen({ what: "menu", page: "pause" })
        }
        onFinish={finish}
        onReopen={() => setOpen({ what: "menu", page: "reopen" })}
        onMenu={() => setOpen({ what: "menu", page: "menu" })}
      />
      <div className="order-body">
        <p className="order-facts">
          {logisticsName && (
            <span>
              <Truck aria-hidden="true" size={18} /> {logisticsName}
            </span>
          )}
          <span>
            {boxed ? <Box aria-hidden="true" size={18} /> : <ShoppingBag aria-hidden="true" size={18} />}
            {words[order.packaging]}
          </span>
          <span>
            <UserRound aria-hidden="true" size={18} /> {order.seller.name}
          </span>
          {order.paused && <strong className="order-paused">{words.paused}</strong>}
        </p>
        {order.notes && <p className="order-notes">{order.notes}</p>}
        {order.note && <p className="order-notes">{order.note}</p>}
        {SECTIONS.map((section) => {
          const rows = lines.filter((line) => (sections.get(line.id) ?? sectionOf(line)) === section);
          if (rows.length === 0) return null;
          const collapsed = section === "resolved" && !showResolved && !closed;
          const title = `${words.sections[section]} (${rows.length})`;
          return (
            <section key={section} className="order-section" data-section={section}>
              <h2>
                {section === "resolved" && !closed ? (
                  <button
                    type="button"
                    className="section-toggle"
                    aria-expanded={!collapsed}
                    onClick={() => setShowResolved(!showResolved)}
                  >
                    {title} <ChevronDown aria-hidden="true" size={20} />
                  </button>
                ) : (
                  title
                )}
              </h2>
              {!collapsed && (
                <ul className="line-list">
                  {rows.map((line) => (
                    <LineRow
                      key={line.id}
                      line={line}
                      marked={marks.get(line.description)}
                      waiting={view.waiting.has(line.id)}
                      closed={closed}
                      settling={sectionOf(line) !== section}
                      onPick={pick}
                      onMore={more}
                    />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
        {order.state === "ready" && (
          <div className="order-ready">
            <CircleCheckBig aria-hidden="true" size={44} strokeWidth={1.75} />
            <p>{words.allResolved}</p>
            {maySend(actor.role, "finish") && (
              <VolumesStepper label={words.volumes} value={volumes} onChange={setVolumes} />
            )}
          </div>
        )}
      </div>
      <div className="order-dock">
        <AlarmBanners order={order} actor={actor} onAct={(next) => void act(next)} />
        <AttentionBanners orderId={id} />
        <OrderScanner
          order={order}
          mayPick={!closed && maySend(actor.role, "pick")}
          onPick={(line, quantity) => void act({ type: "pick", lineId: line.id, quantity }, line)}
          onMore={more}
        />
        <UndoBar entries={undo.entries} onUndo={takeBack} />
      </div>
      <NoticeStack />
      <OrderNews order={order} history={view.history} me={actor.id} logistics={names} />
      {openLine && open?.what === "line" && (
        <LineSheet
          key={`${openLine.id}/${open.mode}`}
          line={openLine}
          history={view.history}
          actor={actor}
          closed={closed}
          mode={open.mode}
          onAct={(line, next) => void act(next, line)}
          onClose={close}
        />
      )}
      {open?.what === "blocked" && (
        <BlockedDialog
          lines={blocked}
          maySendShort={maySend(actor.role, "finishShort")}
          onLine={goTo}
          onShort={(reason, text) => {
            close();
            void act({ type: "finishShort", reason, text });
          }}
          onClose={close}
        />
      )}
      {open?.what === "menu" && (
        <OrderMenu
          order={order}
          actor={actor}
          logistics={logistics}
          page={open.page}
          onPage={(page) => setOpen({ what: "menu", page })}
          onAct={(next) => void act(next)}
          onFinishShort={() => setOpen({ what: "blocked" })}
          onHistory={() => setOpen({ what: "history" })}
          onHelp={() => setOpen({ what: "help" })}
          onClose={close}
        />
      )}
      {open?.what === "history" && (
        <HistorySheet
          order={order}
          history={view.history}
          actor={actor}
          logistics={names}
          onUndo={(next) => void act(next)}
          onClose={close}
        />
      )}
      {open?.what === "help" && <KeyHelp keys={KEY_HELP} onClose={close} />}
    </main>
  );
}

/** The lines that a refused finish names; the wire is not trusted to be the shape of today. */
function blockedIds(lines: unknown): string[] {
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: { lineId?: unknown }) =>
    typeof line?.lineId === "string" ? [line.lineId] : [],
  );
}
