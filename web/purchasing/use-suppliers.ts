import { useEffect, useState } from "preact/compat";
import { api } from "../platform/api.ts";

/** Suppliers of the last months, to be offered instead of typed. Without them one types. */
export function useSuppliers(): readonly string[] {
  const [suppliers, setSuppliers] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    api<{ suppliers: string[] }>("GET", "/api/purchases/suppliers").then(
      (answer) => gone || setSuppliers(answer.suppliers),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return suppliers;
}
