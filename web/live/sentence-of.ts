import { ERRORS, type ErrorCode } from "../../shared/error-codes.ts";

/** The sentence of the catalogue for a code; a code that a newer server sent and we do not know reads as a general failure. */
export function sentenceOf(code: string | undefined): string {
  // Not an answer of the server, so not in its catalogue.
  if (code === "offline") return "Sem conexão. Confira o Wi-Fi; tentamos de novo sozinhos.";
  return code && Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode].message : ERRORS.internal.message; // as: hasOwn looked
}
