import { Link } from "wouter";
import { sentenceOf } from "../platform/sentence-of.ts";
import { usePageTitle } from "../ui/use-page-title.ts";
import { words } from "./words.ts";

/** Instead of an order that cannot be shown: why, and the way back. */
export function OrderProblem({ code }: { code: string }) {
  usePageTitle(words.unknownOrder);
  return (
    <main className="order-problem">
      <p role="alert">{sentenceOf(code)}</p>
      <Link href="/" className="choice">
        {words.backToBoard}
      </Link>
    </main>
  );
}
