import { Skeleton } from "./skeleton.tsx";
import "./waiting.css";
import { words } from "./words.ts";

/** While a screen's file or the session is on its way. */
export function Waiting() {
  return (
    <div className="ui-waiting" role="status" aria-label={words.loading}>
      <Skeleton height={48} />
      <Skeleton height={120} />
      <Skeleton height={120} />
    </div>
  );
}
