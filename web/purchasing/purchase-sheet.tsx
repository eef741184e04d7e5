import { TriangleAlert } from "lucide-preact";
import { type FormEvent, useState } from "preact/compat";
import type { Act } from "../live/store.ts";
import type { Logistics } from "../orders/use-logistics.ts";
import { QuantityPad } from "../picking/quantity-pad.tsx";
import "../picking/picking.css";
import type { PurchaseProduct } from "../../shared/purchasing/products-of.ts";
import { useReasons } from "../picking/reasons.ts";
import { formatCents, formatQuantity } from "../platform/format.ts";
import { Button } from "../ui/button.tsx";
import { BottomSheet } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { daysFrom, dayWord, shopDayOf } from "./days.ts";
import { centsOf } from "./money-input.ts";
import { BUCKET_OF, type PurchaseAct } from "./purchase-acts.ts";
import type { GroupAct } from "./send-group.ts";
import { ShareList } from "./share-list.tsx";
import { shareOverLines } from "./takers.ts";
import { useSuppliers } from "./use-suppliers.ts";
import { words } from "./words.ts";

interface Props {
  act: PurchaseAct;
  product: PurchaseProduct;
  logistics: readonly Logistics[];
  onRun: (label: string, acts: GroupAct[]) => void;
  onClose: () => void;
}

/** How many units of one product, shared out over its orders before the eyes; for a purchase also from whom, for how much and when. */
export function PurchaseSheet({ act, product, logistics, onRun, onClose }: Props) {
  const [quantity, setQuantity] = useState(product.units);
  const [supplier, setSupplier] = useState("");
  const [price, setPrice] = useState("");
  const [expectedOn, setExpectedOn] = useState("");
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const reasons = useReasons();
  const buying = act === "markBought";
  const shares = shareOverLines(quantity, product.lines, BUCKET_OF[act], logistics);
  const priceCents = price.trim() ? centsOf(price) : undefined;
  const above =
    typeof priceCents === "number" && shares.some(({ taker }) => priceCents > taker.line.unitPriceCents);
  const problem =
    priceCents === null
      ? words.writePrice
      : above && !reason
        ? words.whyAbove
        : above && reason === "other" && !text.trim()
          ? words.writeReason
          : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem) return;
    onRun(
      `${words.acts[act]}: ${formatQuantity(quantity)} × ${product.description}`,
      shares.map(({ taker: { line }, quantity: units }) => {
        const over = typeof priceCents === "number" && priceCents > line.unitPriceCents;
        const bought: Partial<Act> = {
          ...(supplier.trim() && { supplier: supplier.trim() }),
          ...(typeof priceCents === "number" && { priceCents }),
          ...(expectedOn && { expectedOn }),
          ...(over && { reason, ...(reason === "other" && { text: text.trim() }) }),
        };
        return {
          orderId: line.orderId,
          seenVersion: line.orderVersion,
          act: { type: act, lineId: line.lineId, quantity: units, ...(buying && bought) },
        };
      }),
    );
    onClose();
  };

  return (
    <BottomSheet title={words.acts[act]} onClose={onClose}>
      <form className="purchase-form" onSubmit={submit} noValidate>
        <p className="purchase-form-what">
          <strong>{product.description}</strong>
          <span>
            {words.code(product.code)} · {words.ceiling(formatCents(product.ceilingCents))}
          </span>
        </p>
        <QuantityPad value={quantity} most={product.units} onChange={setQuantity} />
        <ShareList shares={shares} logistics={logistics} />
        {words.hints[act] && <p className="purchase-form-hint">{words.hints[act]}</p>}
        {buying && (
          <>
            <div className="purchase-form-pair">
              <Supplier value={supplier} onChange={setSupplier} />
              <Field
                label={words.unitPrice}
                inputMode="decimal"
                autoComplete="off"
                placeholder={words.priceHint}
                value={price}
                aria-invalid={above || priceCents === null || undefined}
                onChange={(event) => setPrice(event.currentTarget.value)}
              />
            </div>
            {above && (
              <fieldset className="purchase-above">
                <legend>
                  <TriangleAlert aria-hidden="true" size={20} />
                  {words.above(formatCents((priceCents ?? 0) - product.ceilingCents))}
                </legend>
                <div className="purchase-chips">
                  {reasons.map(({ code, label }) => (
                    <label key={code} className="purchase-chip">
                      <input
                        type="radio"
                        name="reason"
                        checked={reason === code}
                        onChange={() => setReason(code)}
                      />
                      {label}
                    </label>
                  ))}
                </div>
                {reason === "other" && (
                  <Field
                    label={words.reason}
                    maxLength={500}
                    value={text}
                    onChange={(event) => setText(event.currentTarget.value)}
                  />
                )}
              </fieldset>
            )}
            <Expected value={expectedOn} onChange={setExpectedOn} />
          </>
        )}
        <p className="ui-form-problem" role="alert">
          {tried && problem}
        </p>
        <Button type="submit" variant={act === "cancelPurchase" ? "danger" : "primary"} size="lg">
          {words.acts[act]} · {formatQuantity(quantity)} {product.unit.toLowerCase()}
          {buying && typeof priceCents === "number" && ` · ${formatCents(priceCents * quantity)}`}
        </Button>
      </form>
    </BottomSheet>
  );
}

function Supplier({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const known = useSuppliers();
  return (
    <div>
      <Field
        label={words.supplier}
        list="purchase-suppliers"
        autoComplete="off"
        maxLength={120}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id="purchase-suppliers">
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

function Expected({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const today = shopDayOf(Date.now());
  const days = [today, daysFrom(today, 1), daysFrom(today, 2)];
  return (
    <fieldset className="purchase-expected">
      <legend>{words.whenItComes}</legend>
      <div className="purchase-chips">
        {days.map((day) => (
          <label key={day} className="purchase-chip">
            <input
              type="radio"
              name="expected"
              checked={value === day}
              onClick={() => value === day && onChange("")}
              onChange={() => onChange(day)}
            />
            {dayWord(day)}
          </label>
        ))}
        <input
          className="purchase-date"
          type="date"
          aria-label={words.otherDay}
          min={today}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </fieldset>
  );
}
