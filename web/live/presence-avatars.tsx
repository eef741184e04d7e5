import { Avatar } from "../ui/avatar.tsx";
import "./live-pill.css";
import { usePresence } from "./presence.ts";
import { words } from "./words.ts";

const MOST = 4;

/** Who else has this order open right now. */
export function PresenceAvatars({ orderId }: { orderId: string }) {
  const people = usePresence(orderId);
  if (people.length === 0) return null;
  const names = people.map(({ name }) => name).join(", ");
  return (
    <span className="live-people" role="img" aria-label={words.openHere(names)} title={names}>
      {people.slice(0, MOST).map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} decorative />
      ))}
      {people.length > MOST && <span className="live-people-more">+{people.length - MOST}</span>}
    </span>
  );
}
