import { CircleAlert, type LucideIcon } from "lucide-preact";
import type { ReactNode } from "preact/compat";
import { Button } from "./button.tsx";
import "./empty-state.css";
import { words } from "./words.ts";

interface Props {
  icon: LucideIcon;
  title: string;
  /** What happens next, or what to do. */
  text: string;
  /** Nothing else is on this page: the title is the page's own. */
  alone?: boolean;
  children?: ReactNode;
}

export function EmptyState({ icon: Icon, title, text, alone = false, children }: Props) {
  const Title = alone ? "h1" : "h2";
  return (
    <div className="ui-empty">
      <span className="ui-empty-icon">
        <Icon aria-hidden="true" size={36} strokeWidth={1.75} />
      </span>
      <Title>{title}</Title>
      <p>{text}</p>
      {children}
    </div>
  );
}

export function ErrorState({ text, onRetry }: { text: string; onRetry?: () => void }) {
  return (
    <div className="ui-empty" data-tone="error" role="alert">
      <span className="ui-empty-icon">
        <CircleAlert aria-hidden="true" size={36} strokeWidth={1.75} />
      </span>
      <h2>{words.cannotLoad}</h2>
      <p>{text}</p>
      {onRetry && <Button onClick={onRetry}>{words.tryAgain}</Button>}
    </div>
  );
}
