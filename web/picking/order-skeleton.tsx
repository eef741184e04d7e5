import { useEffect, useState } from "preact/compat";
import "./picking.css";
import { words } from "./words.ts";

/** Grey rows, only after a moment: a quick answer needs none. */
export function OrderSkeleton() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <main className="order-skeleton" aria-busy="true" aria-label={words.opening}>
      {["a", "b", "c", "d", "e", "f"].map((row) => (
        <div key={row} />
      ))}
    </main>
  );
}
