import { Plus, Search } from "lucide-preact";
import type { RefObject } from "preact/compat";
import { Link, useLocation } from "wouter-preact";
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
  search: RefObject<HTMLInputElement>;
  onFilter: (filter: BoardFilter) => void;
}

export function BoardHeader({ filter, mayCreate, firstShown, search, onFilter }: Props) {
  const [, go] = useLocation();
  const online = useOnline();
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
          onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
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
