import { useState } from "preact/compat";
import type { Line } from "../../shared/orders/order.ts";
import { openWork } from "../../shared/picking/buckets.ts";
import { BottomSheet } from "../ui/dialog.tsx";
import { words } from "./words.ts";

interface Props {
  code: string;
  lines: readonly Line[];
  onItem: (line: Line) => void;
  onClose: () => void;
}

const byDescription = new Intl.Collator("pt-BR", { numeric: true });
const SEARCH_FROM = 8;

/** A code that nobody knows is asked about once; the answer holds for the whole shop. */
export function AskItem({ code, lines, onItem, onClose }: Props) {
  const [text, setText] = useState("");
  const typed = text.trim().toLocaleLowerCase("pt-BR").split(/\s+/);
  const shown = lines
    .filter((line) => {
      const held = `${line.code} ${line.description}`.toLocaleLowerCase("pt-BR");
      return typed.every((word) => held.includes(word));
    })
    .toSorted(
      (a, b) =>
        Number(openWork(b) > 0) - Number(openWork(a) > 0) ||
        byDescription.compare(a.description, b.description),
    );
  return (
    <BottomSheet title={words.whichItem} onClose={onClose}>
      <p className="scan-ask">
        {words.aCode} <strong>{code}</strong> {words.isUnknown}
      </p>
      {lines.length > SEARCH_FROM && (
        <input
          className="field"
          type="search"
          aria-label={words.searchItem}
          placeholder={words.searchItem}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ul className="scan-items">
        {shown.map((line) => (
          <li key={line.id}>
            <button type="button" onClick={() => onItem(line)}>
              <strong>{line.description}</strong>
              <small>{line.code}</small>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="choice" onClick={onClose}>
        {words.notOfThisOrder}
      </button>
    </BottomSheet>
  );
}
