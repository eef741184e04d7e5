import { CircleAlert, CircleCheck, Hourglass } from "lucide-preact";
import type { Shortage } from "../../shared/purchasing/shortage.ts";
import { isBlocking } from "../../shared/quotes/problem-codes.ts";
import type { ReadQuote } from "../../shared/quotes/quote.ts";
import { paperDay } from "../history/long-day.ts";
import { units } from "../picking/line-words.ts";
import { formatCents } from "../platform/format.ts";
import { shortageWords } from "../purchasing/shortage-words.ts";
import { problemWords } from "./problem-words.ts";
import { lineAddsUp, provenSums } from "./proven-sums.ts";
import { useShortages } from "./use-shortages.ts";
import { words } from "./words.ts";

/** What was read, line by line: wrong figures red at their place, sums that were proven green. */
export function QuotePreview({ quote }: { quote: ReadQuote }) {
  const sums = provenSums(quote);
  const shortages = useShortages(quote.lines);
  const general = quote.problems.filter((problem) => problem.position === undefined);
  return (
    <section className="quote-preview" aria-label={words.whatWasRead}>
      <header className="quote-head">
        <h2>
          {quote.number ? words.quote(quote.number) : words.noNumber} · {quote.client.name}
        </h2>
        <p>
          {quote.date && <span>{paperDay(quote.date)}</span>}
          <span>{words.bySeller(quote.sellerName)}</span>
          <span>{words.items(quote.lines.length)}</span>
        </p>
      </header>
      {general.map((problem) => (
        <p
          key={`${problem.code}${problem.message}`}
          className="quote-problem"
          data-blocking={isBlocking(problem) || undefined}
          role="alert"
        >
          <CircleAlert aria-hidden="true" size={18} /> {problemWords(problem, quote)}
        </p>
      ))}
      <div className="quote-scroll">
        <table className="quote-lines">
          <thead>
            <tr>
              <th scope="col">{words.columns.quantity}</th>
              <th scope="col">{words.columns.product}</th>
              <th scope="col">{words.columns.price}</th>
              <th scope="col">{words.columns.total}</th>
            </tr>
          </thead>
          <tbody>
            {quote.lines.map((line) => {
              const problems = quote.problems.filter((problem) => problem.position === line.position);
              const wrong = problems.some(isBlocking) || !lineAddsUp(line);
              const shortage = shortages.get(line.code);
              return (
                <tr key={line.position} data-wrong={wrong || undefined}>
                  <td className="quote-quantity">{units(line.quantity)}</td>
                  <td>
                    {line.description}{" "}
                    <small>
                      {line.code}
                      <span className="quote-each"> · {formatCents(line.unitPriceCents)}</span>
                    </small>
                    {problems.map((problem) => (
                      <span key={problem.code} className="quote-problem">
                        <CircleAlert aria-hidden="true" size={16} /> {problemWords(problem, quote)}
                      </span>
                    ))}
                    {shortage && <ShortageHint {...shortage} />}
                    {wrong && problems.length === 0 && (
                      <span className="quote-problem">
                        <CircleAlert aria-hidden="true" size={16} /> {words.lineDoesNotAddUp}
                      </span>
                    )}
                  </td>
                  <td className="quote-money">{formatCents(line.unitPriceCents)}</td>
                  <td className="quote-money">{formatCents(line.totalCents)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <dl className="quote-sums">
        <Sum label={words.sums.lines} cents={sums.linesCents} proven={sums.linesMatch} />
        <Sum label={words.sums.total} cents={quote.totalCents} proven={sums.linesMatch} />
        <Sum label={words.sums.discount} cents={quote.discountCents} />
        <Sum label={words.sums.payable} cents={quote.payableCents} proven={sums.payableMatches} />
      </dl>
    </section>
  );
}

function Sum({ label, cents, proven }: { label: string; cents: number; proven?: boolean }) {
  const Icon = proven ? CircleCheck : CircleAlert;
  return (
    <div data-proven={proven}>
      <dt>{label}</dt>
      <dd>
        {formatCents(cents)}
        {proven !== undefined && <Icon size={18} aria-label={proven ? words.proven : words.notProven} />}
      </dd>
    </div>
  );
}

/** What a seller can still tell the customer: this one was missing lately, or is on its way. */
function ShortageHint(shortage: Shortage) {
  const hint = shortageWords(shortage);
  if (!hint) return null;
  return (
    <span className="quote-hint">
      <Hourglass aria-hidden="true" size={15} /> {hint}
    </span>
  );
}
