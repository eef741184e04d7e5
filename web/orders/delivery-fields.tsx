import type { Packaging } from "../../shared/orders/order.ts";
import type { Logistics } from "./use-logistics.ts";
import { words } from "./words.ts";

export interface Delivery {
  logistics: string;
  packaging: Packaging | "";
  notes: string;
}

export const NOTES_MAX = 500;

interface Props {
  logistics: readonly Logistics[];
  value: Delivery;
  onChange: (next: Delivery) => void;
}

/** Logistics, packaging and notes, with the box rule: some logistics only take boxes, and the screen says so. */
export function DeliveryFields({ logistics, value, onChange }: Props) {
  const chosen = logistics.find((row) => row.id === value.logistics);
  const forced = chosen?.requiresBox === true;
  const choices = logistics.filter((row) => row.active || row.id === value.logistics);
  const pick = (row: Logistics) =>
    onChange({ ...value, logistics: row.id, packaging: row.requiresBox ? "box" : value.packaging });
  return (
    <div className="delivery">
      <fieldset>
        <legend>{words.logistics}</legend>
        <div className="delivery-choices">
          {choices.map((row) => (
            <label key={row.id} className="radio-choice">
              <input
                type="radio"
                name="logistics"
                checked={row.id === value.logistics}
                onChange={() => pick(row)}
              />
              {row.name}
              {row.cutOff && <small>{words.cutOff(row.cutOff.slice(0, 5))}</small>}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{words.packaging}</legend>
        <div className="delivery-choices">
          {PACKAGING.map(({ id, name }) => (
            <label key={id} className="radio-choice">
              <input
                type="radio"
                name="packaging"
                checked={value.packaging === id}
                disabled={forced && id !== "box"}
                onChange={() => onChange({ ...value, packaging: id })}
              />
              {name}
            </label>
          ))}
        </div>
        {forced && <p className="delivery-why">{words.boxOnly(chosen.name)}</p>}
      </fieldset>
      <label className="delivery-notes">
        {words.notes}
        <textarea
          className="field"
          rows={3}
          maxLength={NOTES_MAX}
          value={value.notes}
          onChange={(event) => onChange({ ...value, notes: event.currentTarget.value })}
        />
        <small>
          {value.notes.length} / {NOTES_MAX}
        </small>
      </label>
    </div>
  );
}

export const PACKAGING = [
  { id: "box", name: words.box },
  { id: "bag", name: words.bag },
] as const satisfies readonly { id: Packaging; name: string }[];
