/** Portuguese is what the shop speaks; English is complete beside it. */
export const LANGUAGES = ["pt-BR", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in itself, so that whoever reads nothing else on a screen finds it. */
export const LANGUAGE_NAMES: Record<Language, string> = { "pt-BR": "Português", en: "English" };

const KEPT_AS = "language";

/** Chosen on this device, and kept by it: nobody is answered in a language that they did not ask for. */
export const language: Language = read();

/**
 * How figures and days are written. British for English: in a Brazilian shop 03/04 is the third of April, and the
 * afternoon's 16:00 is 16:00, whatever language the screen speaks.
 */
export const locale: string = language === "en" ? "en-GB" : language;

/** Words are picked while a module loads, so a new choice begins with a new page. */
export function chooseLanguage(chosen: Language): void {
  try {
    localStorage.setItem(KEPT_AS, chosen);
  } catch {
    return;
  }
  location.reload();
}

/**
 * One feature's words in each language. The Portuguese ones say what there is; the compiler asks for the same in
 * English: a word that is missing or takes other things does not build.
 */
export function inLanguage<Words extends object>(
  ptBR: Words,
  en: NoInfer<Translated<Words>>,
): Translated<Words> {
  // Any Words are their own translation; the compiler cannot follow that through a mapped type.
  return language === "en" ? en : (ptBR as unknown as Translated<Words>);
}

/** The same keys and the same functions, with texts that may read otherwise. */
export type Translated<Words> = Words extends string
  ? string
  : Words extends (...values: infer Values) => infer Text
    ? (...values: Values) => Translated<Text>
    : { readonly [Key in keyof Words]: Translated<Words[Key]> };

function read(): Language {
  try {
    const kept = globalThis.localStorage?.getItem(KEPT_AS);
    return LANGUAGES.find((known) => known === kept) ?? "pt-BR";
  } catch {
    return "pt-BR";
  }
}
