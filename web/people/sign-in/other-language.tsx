import { Languages } from "lucide-preact";
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, language } from "../../platform/language.ts";
import { Button } from "../../ui/button.tsx";

/** At the door, where whoever does not read this language stands before anything else. */
export function OtherLanguage() {
  return LANGUAGES.filter((other) => other !== language).map((other) => (
    <Button key={other} lang={other} onClick={() => chooseLanguage(other)}>
      <Languages aria-hidden="true" size={20} />
      <span className="ui-bar-word">{LANGUAGE_NAMES[other]}</span>
    </Button>
  ));
}
