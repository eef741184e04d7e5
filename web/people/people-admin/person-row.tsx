import { ChevronRight, Lock } from "lucide-preact";
import { formatAge } from "../../platform/format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ROLE_WORDS } from "../role-words.ts";
import type { ListedPerson } from "./use-people.ts";
import { words } from "./words.ts";

interface Props {
  person: ListedPerson;
  isMe: boolean;
  onEdit: () => void;
}

export function PersonRow({ person, isMe, onEdit }: Props) {
  return (
    <li>
      <button type="button" className="person-row" data-gone={!person.active || undefined} onClick={onEdit}>
        <Avatar id={person.id} name={person.name} size="md" decorative />
        <span className="person-name">
          {person.name}
          {isMe && <small> {words.you}</small>}
          <small className="person-seen">
            {ROLE_WORDS[person.role]}
            {person.lastSeenAt && words.seen(formatAge(person.lastSeenAt))}
          </small>
        </span>
        {person.lockedUntil && (
          <span className="ui-badge" data-tone="red">
            <Lock aria-hidden="true" size={14} />
            {words.locked}
          </span>
        )}
        <span className="person-login">
          <small>{words.no}</small> {person.login}
        </span>
        <ChevronRight aria-hidden="true" size={20} />
      </button>
    </li>
  );
}
