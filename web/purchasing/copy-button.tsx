import { Check, Copy } from "lucide-preact";
import { useEffect, useState } from "preact/compat";
import type { PurchaseProduct } from "../../shared/purchasing/products-of.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { supplierText } from "./supplier-text.ts";
import { words } from "./words.ts";

/** The list as a message for WhatsApp. Where the browser does not let us copy (plain http), the text is there to be marked. */
export function CopyButton({ products }: { products: readonly PurchaseProduct[] }) {
  const [copied, setCopied] = useState(false);
  const [open, setOpen] = useState(false);
  const text = supplierText(products);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setOpen(true);
    }
  };
  return (
    <>
      <Button className="purchase-copy" onClick={() => void copy()}>
        {copied ? <Check aria-hidden="true" size={20} /> : <Copy aria-hidden="true" size={20} />}
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </Button>
      {open && (
        <Dialog title={words.supplierText} onClose={() => setOpen(false)}>
          <textarea
            className="purchase-copy-text"
            aria-label={words.supplierText}
            readOnly
            rows={12}
            value={text}
            ref={(field) => field?.select()}
          />
        </Dialog>
      )}
    </>
  );
}
