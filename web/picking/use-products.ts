import { useEffect, useState } from "preact/compat";
import type { Product } from "../../shared/orders/product.ts";
import type { PastSubstitute } from "../../shared/purchasing/shortage.ts";
import { api } from "../platform/api.ts";

const TYPES_FOR_MS = 180;

/** Products that fit what is typed; null while nothing was asked or answered. */
export function useProducts(text: string): readonly Product[] | null {
  const [found, setFound] = useState<readonly Product[] | null>(null);
  const wanted = text.trim();
  useEffect(() => {
    if (!wanted) return setFound(null);
    const gone = new AbortController();
    const timer = setTimeout(() => {
      const path = `/api/products?q=${encodeURIComponent(wanted.slice(0, 100))}`;
      api<{ products: Product[] }>("GET", path, undefined, { signal: gone.signal }).then(
        ({ products }) => setFound(products),
        () => {}, // Without an answer the product can still be written by hand.
      );
    }, TYPES_FOR_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [wanted]);
  return found;
}

/** What went in place of this product before. */
export function usePastSubstitutes(code: string): readonly PastSubstitute[] {
  const [past, setPast] = useState<readonly PastSubstitute[]>([]);
  useEffect(() => {
    const gone = new AbortController();
    const path = `/api/products/${encodeURIComponent(code)}/substitutes`;
    api<{ substitutes: PastSubstitute[] }>("GET", path, undefined, { signal: gone.signal }).then(
      ({ substitutes }) => setPast(substitutes),
      () => {}, // A suggestion that does not come is not missed.
    );
    return () => gone.abort();
  }, [code]);
  return past;
}
