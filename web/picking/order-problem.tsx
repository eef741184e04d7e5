import { SearchX } from "lucide-preact";
import { Link } from "wouter-preact";
import { sentenceOf } from "../platform/sentence-of.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import { words } from "./words.ts";

/** Instead of an order that cannot be shown: why, and the way back. */
export function OrderProblem({ code }: { code: string }) {
  usePageTitle(words.unknownOrder);
  return (
    <main>
      <div role="alert">
        <EmptyState alone icon={SearchX} title={words.cannotOpen} text={sentenceOf(code)}>
          <Link href="/" className={buttonClass()}>
            {words.backToBoard}
          </Link>
        </EmptyState>
      </div>
    </main>
  );
}
