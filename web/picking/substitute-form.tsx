import { Search, X } from "lucide-preact";
import { useState } from "preact/compat";
import type { Act } from "../live/store.ts";
import { formatCents } from "../platform/format.ts";
import { focusAsAsked } from "../ui/focus-on-arrival.ts";
import { ReasonPicker } from "./reason-picker.tsx";
import { usePastSubstitutes, useProducts } from "./use-products.ts";
import { words } from "./words.ts";
import "./substitute-form.css";

type Substitute = NonNullable<Act["substitute"]>;

interface Props {
  /** The asked product, and what a unit of it costs in this order. */
  code: string;
  unitPriceCents: number;
  onSubstitute: (substitute: Substitute, reason: string, text?: string) => void;
}

/** Which product goes instead: found by code or words, or written by hand; the reason is the last tap. */
export function SubstituteForm({ code, unitPriceCents, onSubstitute }: Props) {
  const [chosen, setChosen] = useState<Substitute | null>(null);
  const [byHand, setByHand] = useState<string | null>(null);
  if (chosen)
    return (
      <div className="substitute-form">
        <div className="substitute-chosen">
          <ProductWords {...chosen} askedCents={unitPriceCents} />
          <button
            type="button"
            className="icon-button"
            aria-label={words.changeProduct}
            onClick={() => setChosen(null)}
          >
            <X aria-hidden="true" size={20} />
          </button>
        </div>
        <ReasonPicker
          confirm={words.substitute}
          onReason={(reason, text) => onSubstitute(chosen, reason, text)}
        />
      </div>
    );
  if (byHand !== null) return <ByHand first={byHand} onChoose={setChosen} />;
  return <ProductSearch code={code} askedCents={unitPriceCents} onChoose={setChosen} onByHand={setByHand} />;
}

interface SearchProps {
  code: string;
  askedCents: number;
  onChoose: (substitute: Substitute) => void;
  onByHand: (text: string) => void;
}

function ProductSearch({ code, askedCents, onChoose, onByHand }: SearchProps) {
  const [text, setText] = useState("");
  const found = useProducts(text)?.filter((product) => product.code !== code);
  const past = usePastSubstitutes(code);
  const rows = found ?? past;
  const choose = ({ code: chosen, description, unitPriceCents }: (typeof rows)[number]) =>
    onChoose({ code: chosen, description, ...(unitPriceCents !== null && { unitPriceCents }) });
  return (
    <div className="substitute-form">
      <label className="substitute-search">
        <span className="ui-hidden">{words.otherProduct}</span>
        <Search aria-hidden="true" size={20} />
        <input
          ref={focusAsAsked}
          type="search"
          autoComplete="off"
          placeholder={words.otherProduct}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !rows[0]) return;
            // The same key must not press the button that gets the focus next.
            event.preventDefault();
            choose(rows[0]);
          }}
        />
      </label>
      {!found && past.length > 0 && <p className="reasons-title">{words.wentBefore}</p>}
      {found?.length === 0 && <p className="reasons-title">{words.noProduct}</p>}
      {rows.length > 0 && (
        <ul className="substitute-found">
          {rows.map((row) => (
            <li key={row.code}>
              <button type="button" onClick={() => choose(row)}>
                <ProductWords
                  {...row}
                  askedCents={askedCents}
                  more={"times" in row ? words.times(row.times) : undefined}
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="choice" onClick={() => onByHand(text)}>
        {words.writeProduct}
      </button>
    </div>
  );
}

function ByHand({ first, onChoose }: { first: string; onChoose: (substitute: Substitute) => void }) {
  const [code, setCode] = useState("");
  const [description, setDescription] = useState(first);
  const complete = code.trim() !== "" && description.trim() !== "";
  return (
    <form
      className="substitute-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onChoose({ code: code.trim(), description: description.trim() });
      }}
    >
      <label>
        {words.otherCode}
        <input
          className="field"
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.description}
        <input
          className="field"
          maxLength={300}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="choice choice-primary" disabled={!complete}>
        {words.useProduct}
      </button>
    </form>
  );
}

interface WordsProps {
  code: string;
  description: string;
  unitPriceCents?: number | null | undefined;
  askedCents: number;
  more?: string | undefined;
}

function ProductWords({ code, description, unitPriceCents, askedCents, more }: WordsProps) {
  return (
    <span className="substitute-product">
      <span>{description}</span>
      <small>
        {code}
        {more && ` · ${more}`}
      </small>
      {typeof unitPriceCents === "number" && (
        <strong>
          {formatCents(unitPriceCents)} <small>{difference(unitPriceCents - askedCents)}</small>
        </strong>
      )}
    </span>
  );
}

/** Against the asked product, for one unit: whoever substitutes has to know what it costs the customer or the shop. */
function difference(cents: number): string {
  if (cents === 0) return words.samePrice;
  const price = formatCents(Math.abs(cents));
  return cents > 0 ? words.dearer(price) : words.cheaper(price);
}
