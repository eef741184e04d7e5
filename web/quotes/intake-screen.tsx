import { FileUp } from "lucide-preact";
import { useState } from "preact/compat";
import { Link, useLocation } from "wouter-preact";
import { newId } from "../../shared/new-id.ts";
import type { Order } from "../../shared/orders/order.ts";
import { isBlocking } from "../../shared/quotes/problem-codes.ts";
import type { QuotePreview as ReadQuoteAnswer } from "../../shared/quotes/quote.ts";
import { sentenceOf } from "../platform/sentence-of.ts";
import "../orders/controls.css";
import { type Delivery, DeliveryFields } from "../orders/delivery-fields.tsx";
import { useLogistics } from "../orders/use-logistics.ts";
import { ApiError, api } from "../platform/api.ts";
import { currentSettings } from "../settings/settings.ts";
import { TopBar } from "../ui/top-bar.tsx";
import { FileDrop } from "./file-drop.tsx";
import "./intake.css";
import { PageView } from "./page-view.tsx";
import { lineAddsUp, provenSums } from "./proven-sums.ts";
import { QuotePreview } from "./quote-preview.tsx";
import { words } from "./words.ts";

const nothingYet = (): Delivery => ({
  logistics: "",
  packaging: currentSettings().packaging.preset ?? "",
  notes: "",
});

export default function IntakeScreen() {
  const [, navigate] = useLocation();
  const logistics = useLogistics();
  const [file, setFile] = useState<File | null>(null);
  const [quote, setQuote] = useState<ReadQuoteAnswer | null>(null);
  const [busy, setBusy] = useState<"reading" | "creating" | null>(null);
  const [problem, setProblem] = useState<{ text: string; orderId?: string } | null>(null);
  const [delivery, setDelivery] = useState(nothingYet);
  const [overrideReason, setOverrideReason] = useState("");
  // One id for all tries to create this quote's order: a second tap or a lost answer makes no second order.
  const [requestId, setRequestId] = useState(newId);

  const read = async (chosen: File) => {
    setFile(chosen);
    setQuote(null);
    setProblem(null);
    setDelivery(nothingYet());
    setOverrideReason("");
    setRequestId(newId());
    setBusy("reading");
    try {
      const body = new FormData();
      body.append("file", chosen);
      setQuote(await api<ReadQuoteAnswer>("POST", "/api/quotes", body));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(null);
    }
  };
  const create = async () => {
    if (!quote) return;
    setBusy("creating");
    setProblem(null);
    try {
      const order = await api<Order>("POST", "/api/orders", {
        quoteId: quote.quoteId,
        logistics: delivery.logistics,
        packaging: delivery.packaging,
        notes: delivery.notes.trim(),
        ...(wrong && { overrideReason: overrideReason.trim() }),
        requestId,
      });
      navigate(`/pedidos/${order.id}`);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(null);
    }
  };

  const wrong = quote !== null && !addsUp(quote);
  const missing = quote ? whatIsMissing(delivery, wrong, overrideReason) : null;
  return (
    <div className="intake">
      <TopBar title={words.newOrder} back="/">
        {quote && (
          <label className="choice intake-other">
            <FileUp aria-hidden="true" size={20} />
            <span className="ui-bar-word">{words.otherPdf}</span>
            <input
              className="visually-hidden"
              type="file"
              accept="application/pdf,.pdf"
              onChange={(event) => event.currentTarget.files?.[0] && void read(event.currentTarget.files[0])}
            />
          </label>
        )}
      </TopBar>
      {!quote && (
        <main className="intake-start">
          {problem && <Problem {...problem} />}
          <FileDrop busy={busy === "reading"} onFile={(chosen) => void read(chosen)} />
        </main>
      )}
      {quote && file && (
        <main className="intake-columns">
          <PageView file={file} />
          <div className="intake-form">
            {quote.duplicateOf && (
              <Problem text={sentenceOf("duplicate_number")} orderId={quote.duplicateOf.orderId} />
            )}
            <QuotePreview quote={quote} />
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (!missing && !busy) void create();
              }}
            >
              <DeliveryFields logistics={logistics} value={delivery} onChange={setDelivery} />
              {wrong && (
                <label className="intake-override">
                  <strong>{words.doesNotAddUp}</strong>
                  {words.sayWhy}
                  <input
                    className="field"
                    aria-label={words.whyAnyway}
                    maxLength={500}
                    value={overrideReason}
                    onChange={(event) => setOverrideReason(event.currentTarget.value)}
                  />
                </label>
              )}
              {problem && <Problem {...problem} />}
              <footer className="intake-foot">
                <p>{missing}</p>
                <button
                  type="submit"
                  className="choice choice-primary intake-create"
                  disabled={missing !== null || busy !== null || quote.duplicateOf !== null}
                >
                  {busy === "creating" ? words.creating : words.create}
                </button>
              </footer>
            </form>
          </div>
        </main>
      )}
    </div>
  );
}

function Problem({ text, orderId }: { text: string; orderId?: string }) {
  return (
    <div className="intake-problem" role="alert">
      <p>{text}</p>
      {orderId && <Link href={`/pedidos/${orderId}`}>{words.openOrder}</Link>}
    </div>
  );
}

function problemOf(error: unknown): { text: string; orderId?: string } {
  if (!(error instanceof ApiError) || error.status === 0) return { text: words.nothingLost };
  const details: unknown = error.details;
  const orderId =
    details && typeof details === "object" && "orderId" in details && typeof details.orderId === "string"
      ? details.orderId
      : undefined;
  return { text: sentenceOf(error.code), orderId };
}

function addsUp(quote: ReadQuoteAnswer): boolean {
  const { linesMatch, payableMatches } = provenSums(quote);
  return !quote.problems.some(isBlocking) && linesMatch && payableMatches && quote.lines.every(lineAddsUp);
}

/** What is still to be chosen before the order can be created, as a sentence; null when nothing is. */
function whatIsMissing(delivery: Delivery, wrong: boolean, overrideReason: string): string | null {
  if (!delivery.logistics) return words.missing.logistics;
  if (!delivery.packaging) return words.missing.packaging;
  if (wrong && !overrideReason.trim()) return words.missing.reason;
  return null;
}
