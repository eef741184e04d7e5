import { words as errors } from "./error-words.ts";
import { words } from "./words.ts";

const known: Readonly<Record<string, string>> = { ...errors, offline: words.offline };

/** The sentence of the catalogue for a code; a code that a newer server sent and we do not know reads as a general failure. */
export const sentenceOf = (code: string | undefined): string => knownSentence(code) ?? errors.internal;

export const knownSentence = (code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(known, code) ? known[code] : undefined;
