import { language } from "./language.ts";
import { words } from "./words.ts";

/** What browsers, screen readers and translators go by, and the name under which a tablet installs the application. */
export function applyLanguage(): void {
  document.documentElement.lang = language;
  document.title = words.app;
  document.querySelector('link[rel="manifest"]')?.setAttribute("href", words.manifest);
}
