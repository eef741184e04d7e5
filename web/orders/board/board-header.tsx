import { Plus, Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { ONLINE_ONLY_REASON, useOnline } from "../../live/store.ts";
import { buttonClass } from "../../ui/button.tsx";
import { RoomBar } from "../../ui/room-bar.tsx";
import type { BoardFilter } from "./board-filter.ts";
import { words } from "./words.ts";

interface Props {
  filter: BoardFilter;
  mayCreate: boolean;
  /** Where Enter in the search leads. */
  firstShown: string | undefined;
  onHelp: () => void;
  onFilter: (filter: BoardFilter) => void;
}

export function BoardHeader({ filter, mayCreate, firstShown, onHelp, onFilter }: Props) {
  const [, go] = useLocation();
  const online = useOnline();
  const search = useRef<HTMLInputElement>(null);
  const help = useRef(onHelp);
  help.current = onHelp;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") search.current?.focus();
      else if (event.key === "?") help.current();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <RoomBar title={words.title}>
      <label className="board-search">
        <span className="ui-hidden">{words.search}</span>
        <Search aria-hidden="true" size={20} />
        <input
          ref={search}
          type="search"
          placeholder={words.searchHint}
          autoComplete="off"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && firstShown) go(`/pedidos/${firstShown}`);
            if (event.key === "Escape") {
              onFilter({ ...filter, text: "" });
              event.currentTarget.blur();
            }
          }}
        />
        <span className="board-key" aria-hidden="true">
          /
        </span>
      </label>
      {mayCreate && (
        <Link
          href="/novo"
          className={buttonClass("board-new")}
          data-variant="primary"
          aria-label={words.newOrder}
          aria-disabled={!online || undefined}
          title={online ? undefined : ONLINE_ONLY_REASON}
          onClick={(event) => online || event.preventDefault()}
        >
          <Plus aria-hidden="true" size={20} />
          <span className="ui-bar-word">{words.newOrder}</span>
        </Link>
      )}
    </RoomBar>
  );
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;
