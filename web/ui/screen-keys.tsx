import { type RefObject, useEffect, useState } from "preact/compat";
import { KeyHelp } from "./key-help.tsx";
import { typesInto } from "./types-into.ts";
import { words } from "./words.ts";

interface Props {
  /** Where `/` puts the cursor. */
  search?: RefObject<HTMLInputElement>;
  /** What else can be done by keys here. */
  keys?: readonly (readonly [key: string, does: string])[];
}

/** The keys that are the same on every screen: `/` searches, `?` lists the keys. Nothing happens while somebody types or a dialog is open. */
export function ScreenKeys({ search, keys = [] }: Props) {
  const [help, setHelp] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (typesInto(event)) return;
      if (event.key === "/" && search?.current) search.current.focus();
      else if (event.key === "?") setHelp(true);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search]);
  if (!help) return null;
  const always = [...(search ? [["/", words.search] as const] : []), ...keys, ["?", words.thisList] as const];
  return <KeyHelp keys={always} onClose={() => setHelp(false)} />;
}
