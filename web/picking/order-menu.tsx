import { useState } from "react";
import type { Order } from "../../shared/orders/order.ts";
import { isClosed } from "../../shared/orders/order-state.ts";
import { type Actor, maySend } from "../../shared/picking/who-may.ts";
import { type Act, ONLINE_ONLY_REASON, useOnline } from "../live/store.ts";
import { DeliveryFields } from "../orders/delivery-fields.tsx";
import type { Logistics } from "../orders/use-logistics.ts";
import { Sheet } from "../ui/dialog.tsx";
import { ReasonPicker } from "./reason-picker.tsx";

export type MenuPage = "menu" | "cancel" | "reopen" | "edit" | "note" | "pause";

interface Props {
  order: Order;
  actor: Actor;
  logistics: readonly Logistics[];
  page: MenuPage;
  onPage: (page: MenuPage) => void;
  /** Acts that wait in the outbox without network, and acts that need it. */
  onAct: (act: Act) => void;
  onOnline: (act: Act) => void;
  onHelp: () => void;
  onClose: () => void;
}

const TITLES: Record<MenuPage, string> = {
  menu: "Pedido",
  cancel: "Cancelar pedido",
  reopen: "Reabrir pedido",
  edit: "Logística, embalagem, observações",
  note: "Observação",
  pause: "Pausar pedido",
};

export function OrderMenu(props: Props) {
  const { order, actor, page, onPage, onAct, onOnline, onClose } = props;
  const closed = isClosed(order.state);
  const online = useOnline();
  const needsNetwork = { disabled: !online, title: online ? undefined : ONLINE_ONLY_REASON };
  const done = (send: (act: Act) => void) => (act: Act) => {
    send(act);
    onClose();
  };
  const mayCancel = maySend(actor.role, "cancel") && (actor.role === "admin" || order.seller.id === actor.id);
  return (
    <Sheet title={page === "menu" ? `Pedido ${order.number ?? ""}` : TITLES[page]} onClose={onClose}>
      {page === "menu" && (
        <div className="menu">
          {!online && <p className="sheet-sub">{ONLINE_ONLY_REASON}</p>}
          <button type="button" className="choice" onClick={() => onPage("note")}>
            Observação
          </button>
          {!closed && maySend(actor.role, "edit") && (
            <button type="button" className="choice" {...needsNetwork} onClick={() => onPage("edit")}>
              Editar logística, embalagem e observações
            </button>
          )}
          {closed && maySend(actor.role, "reopen") && (
            <button type="button" className="choice" {...needsNetwork} onClick={() => onPage("reopen")}>
              Reabrir
            </button>
          )}
          {order.state === "finished" && maySend(actor.role, "dispatch") && (
            <button
              type="button"
              className="choice"
              {...needsNetwork}
              onClick={() => done(onOnline)({ type: "dispatch" })}
            >
              Despachar
            </button>
          )}
          <button type="button" className="choice" onClick={props.onHelp}>
            Teclas
          </button>
          {!closed && mayCancel && (
            <button
              type="button"
              className="choice choice-danger"
              {...needsNetwork}
              onClick={() => onPage("cancel")}
            >
              Cancelar pedido
            </button>
          )}
        </div>
      )}
      {page === "cancel" && (
        <ReasonPicker
          confirm="Cancelar pedido"
          onReason={(reason, text) => done(onOnline)({ type: "cancel", reason, text })}
        />
      )}
      {page === "reopen" && (
        <ReasonPicker
          confirm="Reabrir"
          onReason={(reason, text) => done(onOnline)({ type: "reopen", reason, text })}
        />
      )}
      {page === "pause" && (
        <ReasonPicker
          confirm="Pausar"
          onReason={(reason, text) => done(onAct)({ type: "pause", reason, text })}
        />
      )}
      {page === "edit" && <EditForm order={order} logistics={props.logistics} onSave={done(onOnline)} />}
      {page === "note" && <NoteForm order={order} onSave={done(onAct)} />}
    </Sheet>
  );
}

function EditForm(props: { order: Order; logistics: readonly Logistics[]; onSave: (act: Act) => void }) {
  const { logistics, packaging, notes } = props.order;
  const [value, setValue] = useState({ logistics, packaging: packaging as "box" | "bag" | "", notes });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { packaging: wrapped, ...rest } = value;
        props.onSave({ type: "edit", ...rest, ...(wrapped && { packaging: wrapped }) });
      }}
    >
      <DeliveryFields logistics={props.logistics} value={value} onChange={setValue} />
      <button type="submit" className="choice choice-primary choice-wide">
        Salvar
      </button>
    </form>
  );
}

function NoteForm({ order, onSave }: { order: Order; onSave: (act: Act) => void }) {
  const [text, setText] = useState(order.note ?? "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onSave({ type: "note", text: text.trim() });
      }}
    >
      <textarea
        className="field"
        rows={4}
        aria-label="Observação do pedido"
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="choice choice-primary choice-wide" disabled={!text.trim()}>
        Salvar
      </button>
    </form>
  );
}
