import { lazy, Suspense, useState } from "preact/compat";
import { useSession } from "../platform/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import "./user-menu.css";
import { words } from "./words.ts";

const read = () => import("./user-menu-popup.tsx");
const UserMenuPopup = lazy(read);

/** What is behind the name comes when a finger or a pointer nears it. */
export function UserMenu() {
  const person = useSession()?.person;
  const [wanted, setWanted] = useState(false);
  if (!person) return null;
  return (
    <>
      <button
        type="button"
        className="user-button"
        aria-haspopup="dialog"
        aria-expanded={wanted}
        onPointerEnter={() => void read().catch(() => {})}
        onClick={() => setWanted(true)}
      >
        <Avatar id={person.id} name={person.name} size="md" decorative />
        <span className="ui-hidden">{words.menuOf(person.name)}</span>
      </button>
      {wanted && (
        <Suspense fallback={null}>
          <UserMenuPopup onClose={() => setWanted(false)} />
        </Suspense>
      )}
    </>
  );
}
