import { Skeleton } from "../../ui/skeleton.tsx";

const PLACES = ["a", "b", "c", "d", "e", "f"];

export function BoardSkeleton() {
  return (
    <div className="board-grid" role="status" aria-label="Carregando os pedidos">
      {PLACES.map((place) => (
        <Skeleton key={place} height={214} />
      ))}
    </div>
  );
}
