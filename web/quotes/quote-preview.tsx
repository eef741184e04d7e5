import { CircleAlert, CircleCheck, Hourglass } from "lucide-react";
import type { Shortage } from "../../shared/purchasing/shortage.ts";
import { isBlocking } from "../../shared/quotes/problem-codes.ts";
import type { ReadQuote } from "../../shared/quotes/quote.ts";
import { units } from "../picking/line-words.ts";
import { formatCents } from "../platform/format.ts";
import { shortageWords } from "../purchasing/shortage-words.ts";
import { lineAddsUp, provenSums } from "./proven-sums.ts";
import { useShortages } from "./use-shortages.ts";

/** What was read, line by line: wrong figures red at their place, sums that were proven green. */
export function QuotePreview({ quote }: { quote: ReadQuote }) {
  const sums = provenSums(quote);
  const shortages = useShortages(quote.lines);
  const general = quote.problems.filter((problem) => problem.position === undefined);
  return (
    <section className="quote-preview" aria-label="O que foi lido">
      <header className="quote-head">
        <h2>
          {quote.number ? `Orçamento ${quote.number}` : "Orçamento sem número"} · {quote.client.name}
        </h2>
        <p>
          {quote.date && <span>{quote.date.split("-").reverse().join("/")}</span>}
          <span>vendedor: {quote.sellerName}</span>
          <span>
            {quote.lines.length} {quote.lines.length === 1 ? "item" : "itens"}
          </span>
        </p>
      </header>
      {general.map((problem) => (
        <p
          key={`${problem.code}${problem.message}`}
          className="quote-problem"
          data-blocking={isBlocking(problem) || undefined}
          role="alert"
        >
          <CircleAlert aria-hidden="true" size={18} /> {problem.message}
        </p>
      ))}
      <div className="quote-scroll">
        <table className="quote-lines">
          <thead>
            <tr>
              <th scope="col">Quant.</th>
              <th scope="col">Produto</th>
              <th scope="col">Valor</th>
              <th scope="col">Total</th>
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
                    {line.description} <small>{line.code}</small>
                    {problems.map((problem) => (
                      <span key={problem.code} className="quote-problem">
                        <CircleAlert aria-hidden="true" size={16} /> {problem.message}
                      </span>
                    ))}
                    {shortage && <ShortageHint {...shortage} />}
                    {wrong && problems.length === 0 && (
                      <span className="quote-problem">
                        <CircleAlert aria-hidden="true" size={16} /> Quantidade × valor não dá o total.
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
        <Sum label="Soma dos itens" cents={sums.linesCents} proven={sums.linesMatch} />
        <Sum label="Valor total" cents={quote.totalCents} proven={sums.linesMatch} />
        <Sum label="Desconto" cents={quote.discountCents} />
        <Sum label="Valor a pagar" cents={quote.payableCents} proven={sums.payableMatches} />
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
        {proven !== undefined && <Icon size={18} aria-label={proven ? "confere" : "não confere"} />}
      </dd>
    </div>
  );
}

/** What a seller can still tell the customer: this one was missing lately, or is on its way. */
function ShortageHint(shortage: Shortage) {
  const words = shortageWords(shortage);
  if (!words) return null;
  return (
    <span className="quote-hint">
      <Hourglass aria-hidden="true" size={15} /> {words}
    </span>
  );
}
