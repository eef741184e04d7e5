import { MapPinOff } from "lucide-preact";
import { Link } from "wouter-preact";
import { buttonClass } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { usePageTitle } from "./use-page-title.ts";
import { words } from "./words.ts";

export function NoSuchPage() {
  usePageTitle(words.noSuchPage);
  return (
    <main>
      <EmptyState alone icon={MapPinOff} title={words.noSuchPage} text={words.boardShowsAll}>
        <Link href="/" className={buttonClass()}>
          {words.goToBoard}
        </Link>
      </EmptyState>
    </main>
  );
}
