import { ArrowLeft, Printer } from "lucide-preact";
import { type ReactNode, useEffect, useState } from "preact/compat";
import type { Order } from "../../../shared/orders/order.ts";
import { api, messageOf } from "../../platform/api.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { Waiting } from "../../ui/waiting.tsx";
import "./print.css";
import { words } from "./words.ts";

interface Props {
  id: string;
  title: string;
  /** Beside the print button. */
  tools?: (order: Order) => ReactNode;
  children: (order: Order) => ReactNode;
}

/** Paper on a screen: what is shown is what is printed; the bar above it is not. */
export function PrintPage({ id, title, tools, children }: Props) {
  const [order, setOrder] = useState<Order | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  usePageTitle(order?.number ? `${title} ${order.number}` : title);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    setProblem(null);
    api<Order>("GET", `/api/orders/${id}`).then(setOrder, (error: unknown) => setProblem(messageOf(error)));
  }, [id, round]);
  return (
    <div className="print-page">
      <header className="print-bar">
        <button
          type="button"
          className="ui-icon-button"
          aria-label={words.back}
          onClick={() => history.back()}
        >
          <ArrowLeft aria-hidden="true" />
        </button>
        <h1>{title}</h1>
        {order && tools?.(order)}
        <Button variant="primary" disabled={!order} onClick={() => window.print()}>
          <Printer aria-hidden="true" size={20} />
          <span className="ui-bar-word">{words.print}</span>
        </Button>
      </header>
      {order ? (
        <main className="print-sheets">{children(order)}</main>
      ) : problem ? (
        <ErrorState text={problem} onRetry={() => setRound(round + 1)} />
      ) : (
        <Waiting />
      )}
    </div>
  );
}
