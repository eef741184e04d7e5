import { PackageCheck } from "lucide-preact";
import { words } from "../../platform/words.ts";
import { useSettings } from "../../settings/settings.ts";

/** The shop's own picture and name, where it has given them. */
export function Brand() {
  const { logo, shopName } = useSettings();
  return (
    <p className="brand">
      {logo ? (
        <img className="brand-logo" src={logo} alt="" />
      ) : (
        <span className="brand-mark">
          <PackageCheck aria-hidden="true" size={24} strokeWidth={2.25} />
        </span>
      )}
      <span className="brand-word">{shopName || words.app}</span>
    </p>
  );
}
