import type { ReactNode } from "preact/compat";
import { LivePill } from "../live/live-pill.tsx";
import { Brand } from "../people/sign-in/brand.tsx";
import { UserMenu } from "../people/user-menu.tsx";
import { MainNav } from "./main-nav.tsx";
import "./button.css";
import "./room-bar.css";
import { usePageTitle } from "./use-page-title.ts";

/**
 * The same frame around every room: whose shop it is, how true the screen is, the way to the other rooms, and whose tablet
 * it is. Nothing of it moves from one room to the next.
 */
export function RoomBar({ title, children }: { title: string; children?: ReactNode }) {
  usePageTitle(title);
  return (
    <header className="room-bar">
      <h1 className="ui-hidden">{title}</h1>
      <Brand />
      <LivePill />
      <MainNav />
      {children}
      <UserMenu />
    </header>
  );
}
