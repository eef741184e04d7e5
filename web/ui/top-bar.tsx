import { ArrowLeft } from "lucide-preact";
import type { ReactNode } from "preact/compat";
import { Link } from "wouter-preact";
import { LivePill } from "../live/live-pill.tsx";
import { UserMenu } from "../people/user-menu.tsx";
import "./button.css";
import "./top-bar.css";
import { usePageTitle } from "./use-page-title.ts";
import { words } from "./words.ts";

interface Props {
  title: string;
  /** Where the arrow leads; without it there is none. */
  back?: string;
  children?: ReactNode;
}

export function TopBar({ title, back, children }: Props) {
  usePageTitle(title);
  return (
    <header className="ui-top-bar">
      {back && (
        <Link href={back} className="ui-icon-button" aria-label={words.back}>
          <ArrowLeft aria-hidden="true" />
        </Link>
      )}
      <h1>{title}</h1>
      <LivePill />
      {children && <div className="ui-top-bar-tools">{children}</div>}
      <UserMenu />
    </header>
  );
}
