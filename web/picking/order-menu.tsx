import {
  CircleCheckBig,
  CircleX,
  FileDown,
  History,
  Keyboard,
  type LucideIcon,
  PencilLine,
  Printer,
  RotateCcw,
  StickyNote,
  Tags,
  Truck,
  Undo2,
} from "lucide-preact";
import { useState } from "preact/compat";
import { useLocation } from "wouter-preact";
import type { Order } from "../../shared/orders/order.ts";
import { isClosed } from "../../shared/orders/order-state.ts";
import { openWork } from "../../shared/picking/buckets.ts";
import { type Actor, mayReopen, maySend } from "../../shared/picking/who-may.ts";
import { type Act, ONLINE_ONLY_REASON, useOnline } from "../live/store.ts";
import { DeliveryFields } from "../orders/delivery-fields.tsx";
import type { Logistics } from "../orders/use-logistics.ts";
import { Sheet } from "../ui/dialog.tsx";
import { units } from "./line-words.ts";
import { ReasonPicker } from "./reason-picker.tsx";
import { words } from "./words.ts";
import "./order-menu.css";

export type MenuPage = "menu" | "cancel" | "reopen" | "edit" | "note" | "pause";

interface Props {
  order: Order;
  actor: Actor;
  logistics: readonly Logistics[];
  page: MenuPage;
  onPage: (page: MenuPage) => void;
  onAct: (act: Act) => void;
  onFinishShort: () => void;
  onHistory: () => void;
  onHelp: () => void;
  onClose: () => void;
}

export function OrderMenu(props: Props) {
  const { order, actor, page, onAct, onClose } = props;
  const done = (act: Act) => {
    onAct(act);
    onClose();
  };
  return (
    <Sheet
      title={page === "menu" ? words.order(order.number ?? order.client.name) : words.menuPages[page]}
      onClose={onClose}
    >
      {page === "menu" && <Entries {...props} onAct={done} />}
      {page === "cancel" && <CancelForm order={order} onCancel={done} />}
      {page === "reopen" && (
        <ReasonPicker
          confirm={words.reopen}
          onReason={(reason, text) => done({ type: "reopen", reason, text })}
        />
      )}
      {page === "pause" && (
        <ReasonPicker
          confirm={words.pause}
          onReason={(reason, text) => done({ type: "pause", reason, text })}
        />
      )}
      {page === "edit" && <EditForm order={order} logistics={props.logistics} onSave={done} />}
      {page === "note" && <NoteForm order={order} onSave={done} />}
      {actor.role === "buyer" && page === "menu" && <p className="sheet-sub">{words.whoPicks}</p>}
    </Sheet>
  );
}

interface Entry {
  word: string;
  Icon: LucideIcon;
  shown: boolean;
  needsNetwork?: boolean;
  danger?: boolean;
  onClick: () => void;
}

/** What this person may do with this order as it stands; the rest is not there to be tapped in vain. */
function Entries({ order, actor, onPage, onAct, onFinishShort, onHistory, onHelp }: Props) {
  const online = useOnline();
  const [, go] = useLocation();
  const closed = isClosed(order.state);
  const may = (type: Act["type"]) => maySend(actor.role, type);
  const mayCancel =
    may("cancel") &&
    order.state !== "cancelled" &&
    order.state !== "dispatched" &&
    (actor.role === "admin" || order.seller.id === actor.id);
  const hasOpenWork = order.lines.some((line) => openWork(line) > 0);
  const entries: Entry[] = [
    { word: words.orderHistory, Icon: History, shown: true, onClick: onHistory },
    { word: words.menuPages.note, Icon: StickyNote, shown: true, onClick: () => onPage("note") },
    {
      word: words.edit,
      Icon: PencilLine,
      shown: !closed && may("edit"),
      needsNetwork: true,
      onClick: () => onPage("edit"),
    },
    {
      word: words.finishShort,
      Icon: CircleCheckBig,
      shown: !closed && hasOpenWork && may("finishShort"),
      needsNetwork: true,
      onClick: onFinishShort,
    },
    {
      word: words.dispatch,
      Icon: Truck,
      shown: order.state === "finished" && may("dispatch"),
      needsNetwork: true,
      onClick: () => onAct({ type: "dispatch" }),
    },
    {
      word: words.undispatch,
      Icon: Undo2,
      shown: order.state === "dispatched" && may("undispatch"),
      needsNetwork: true,
      onClick: () => onAct({ type: "undispatch" }),
    },
    {
      word: words.reopen,
      Icon: RotateCcw,
      shown: closed && mayReopen(actor.role, order.state),
      needsNetwork: true,
      onClick: () => onPage("reopen"),
    },
    {
      word: words.printPickList,
      Icon: Printer,
      shown: true,
      onClick: () => go(`/imprimir/pedido/${order.id}`),
    },
    {
      word: words.savePdf,
      Icon: FileDown,
      shown: true,
      needsNetwork: true,
      onClick: () => location.assign(`/api/orders/${order.id}/pdf`),
    },
    {
      word: words.printLabels,
      Icon: Tags,
      shown: order.state !== "cancelled",
      onClick: () => go(`/imprimir/etiquetas/${order.id}`),
    },
    { word: words.showKeys, Icon: Keyboard, shown: true, onClick: onHelp },
    {
      word: words.menuPages.cancel,
      Icon: CircleX,
      shown: mayCancel,
      needsNetwork: true,
      danger: true,
      onClick: () => onPage("cancel"),
    },
  ];
  return (
    <div className="menu">
      {!online && <p className="sheet-sub">{ONLINE_ONLY_REASON}</p>}
      {entries
        .filter(({ shown }) => shown)
        .map(({ word, Icon, needsNetwork, danger, onClick }) => (
          <button
            key={word}
            type="button"
            className="menu-entry"
            data-danger={danger}
            disabled={needsNetwork && !online}
            title={needsNetwork && !online ? ONLINE_ONLY_REASON : undefined}
            onClick={onClick}
          >
            <Icon aria-hidden="true" size={22} />
            {word}
          </button>
        ))}
    </div>
  );
}

/** What was picked goes back by hand: who cancels sees how much that is before. */
function CancelForm({ order, onCancel }: { order: Order; onCancel: (act: Act) => void }) {
  const back = order.lines.filter((line) => line.picked > 0);
  return (
    <>
      {back.length > 0 && (
        <div className="cancel-back">
          <p>
            <strong>{words.thenReturn}</strong>
          </p>
          <ul>
            {back.map((line) => (
              <li key={line.id}>
                <strong>{units(line.picked)}</strong> {line.description}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ReasonPicker
        confirm={words.menuPages.cancel}
        onReason={(reason, text) => onCancel({ type: "cancel", reason, text })}
      />
    </>
  );
}

function EditForm(props: { order: Order; logistics: readonly Logistics[]; onSave: (act: Act) => void }) {
  const { logistics, packaging, notes } = props.order;
  const [value, setValue] = useState({ logistics, packaging: packaging as "box" | "bag" | "", notes });
  return (
    <form
      className="order-form"
      onSubmit={(event) => {
        event.preventDefault();
        const { packaging: wrapped, ...rest } = value;
        props.onSave({ type: "edit", ...rest, ...(wrapped && { packaging: wrapped }) });
      }}
    >
      <DeliveryFields logistics={props.logistics} value={value} onChange={setValue} />
      <button type="submit" className="choice choice-primary choice-wide">
        {words.save}
      </button>
    </form>
  );
}

function NoteForm({ order, onSave }: { order: Order; onSave: (act: Act) => void }) {
  const [text, setText] = useState(order.note ?? "");
  return (
    <form
      className="order-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onSave({ type: "note", text: text.trim() });
      }}
    >
      <textarea
        className="field"
        rows={4}
        aria-label={words.orderNote}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" className="choice choice-primary choice-wide" disabled={!text.trim()}>
        {words.save}
      </button>
    </form>
  );
}
