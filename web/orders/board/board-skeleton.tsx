import { Skeleton } from "../../ui/skeleton.tsx";
import { words } from "./words.ts";

const PLACES = ["a", "b", "c", "d", "e", "f"];

export function BoardSkeleton() {
  return (
    <div className="board-grid" role="status" aria-label={words.loading}>
      {PLACES.map((place) => (
        <Skeleton key={place} height={214} />
      ))}
    </div>
  );
}
