import {
  Ban,
  Check,
  CircleAlert,
  Clock,
  EllipsisVertical,
  type LucideIcon,
  PackageCheck,
  Repeat2,
  ShoppingCart,
} from "lucide-preact";
import { memo, useId } from "preact/compat";
import type { Line } from "../../shared/orders/order.ts";
import { type Part, partsOf, units } from "./line-words.ts";
import { tokens } from "./look-alikes.ts";
import { leftToPick, sectionOf } from "./sections.ts";
import { useRowGestures } from "./use-row-gestures.ts";
import { words } from "./words.ts";
import "./line-row.css";

interface Props {
  line: Line;
  /** Words of the description that alone tell it from another line. */
  marked: ReadonlySet<number> | undefined;
  waiting: boolean;
  closed: boolean;
  /** It was just dealt with and is about to move: a second tap of a nervous finger means nothing. */
  settling: boolean;
  onPick: (line: Line, byKeyboard: boolean) => void;
  onMore: (line: Line) => void;
}

const ICONS: Record<Part["icon"], LucideIcon> = {
  box: PackageCheck,
  check: Check,
  alert: CircleAlert,
  cart: ShoppingCart,
  swap: Repeat2,
  ban: Ban,
};

export const LineRow = memo(function LineRow(props: Props) {
  const { line, marked, waiting, closed, settling, onPick, onMore } = props;
  const left = leftToPick(line);
  const factsId = useId();
  const section = sectionOf(line);
  const done = section === "resolved";
  const shown = left || line.toBuy + line.bought || line.requested;
  const pick = (byKeyboard: boolean) => {
    if (settling && left === 0) return;
    if (left > 0 && !closed) onPick(line, byKeyboard);
    else onMore(line);
  };
  const gestures = useRowGestures({
    onTap: pick,
    onLongPress: () => onMore(line),
    onSwipeRight: () => pick(false),
    onSwipeLeft: () => onMore(line),
  });
  return (
    <li className="line-row" data-section={section} data-settling={settling || undefined}>
      <span className="line-swipe" data-words={words.pick} aria-hidden="true">
        <Check size={26} strokeWidth={2.5} />
      </span>
      <span className="line-swipe" data-side="left" data-words={words.missingAndOthers} aria-hidden="true">
        <CircleAlert size={26} strokeWidth={2.5} />
      </span>
      <button
        type="button"
        className="line-main"
        data-line-id={line.id}
        aria-describedby={line.note ? `${factsId} ${factsId}-note` : factsId}
        {...gestures}
      >
        <span className="line-quantity" data-done={done || undefined}>
          {done && <Check aria-hidden="true" className="line-check" />}
          {units(shown)}
        </span>{" "}
        <span className="line-text">
          <span className="line-description" translate={false}>
            <Description text={line.description} marked={marked} />
          </span>
          <span className="line-facts" id={factsId} aria-hidden="true">
            <span className="line-code">{line.code}</span>
            {line.requested !== shown && <span>{words.outOf(units(line.requested))}</span>}
            {partsOf(line).map(({ tone, icon, text }) => {
              const Icon = ICONS[icon];
              return (
                <span key={text} className="line-part" data-tone={tone}>
                  <Icon aria-hidden="true" size={14} /> {text}
                </span>
              );
            })}
            {line.substitutes.map((other) => (
              <span key={other.commandId} className="line-part" data-tone="plain">
                {units(other.quantity)} × {other.code} {other.description}
              </span>
            ))}
            {waiting && (
              <span className="line-waiting">
                <Clock aria-hidden="true" size={14} /> {words.sending}
              </span>
            )}
          </span>
          {line.note && (
            <span className="line-note" id={`${factsId}-note`} aria-hidden="true">
              {line.note}
            </span>
          )}
        </span>
      </button>
      <button
        type="button"
        className="line-more"
        aria-label={words.moreFor(line.description)}
        onClick={() => onMore(line)}
      >
        <EllipsisVertical aria-hidden="true" />
      </button>
    </li>
  );
});

/** Word by word where a word has to be seen; else as it is, unless a line could end in the middle of an arrow. */
function Description({ text, marked }: { text: string; marked: ReadonlySet<number> | undefined }) {
  if (!marked && !ARROW.test(text)) return text;
  return tokens(text).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a description never change places
    <span key={index}>
      {index > 0 && " "}
      {marked?.has(index) ? <mark className="look-alike">{word}</mark> : <Word text={word} />}
    </span>
  ));
}

const ARROW = /-+>/;

function Word({ text }: { text: string }) {
  return ARROW.test(text) ? <span className="line-arrow">{text}</span> : text;
}
