import { PackageCheck } from "lucide-react";

export function Brand() {
  return (
    <p className="brand">
      <span className="brand-mark">
        <PackageCheck aria-hidden="true" size={24} strokeWidth={2.25} />
      </span>
      <span className="brand-word">Separação</span>
    </p>
  );
}
