import { inflateAtOnce } from "./inflate-at-once.ts";

/** Options for opening a document in a process whose library was lightened. */
export const LIGHT_OPTIONS = {
  // With a page to show fonts on, the library leaves out the outlines of the letters; our page shows nothing.
  disableFontFace: false,
  // The library's type wants a browser's page; it uses no more of it than this.
  ownerDocument: { fonts: { add() {}, delete() {} } } as unknown as HTMLDocument,
};

/**
 * The PDF library is made for a browser: it copies every drawing instruction between two threads, which are one here,
 * inflates through a third, and prepares fonts for drawing. Without that a quote takes half as long. Only for the
 * process that reads quotes and does nothing else: this changes what everybody in the process sees.
 */
export function lightenLibrary(onSwollen: () => void): void {
  const copy = globalThis.structuredClone;
  Object.assign(globalThis, {
    DecompressionStream: inflateAtOnce(onSwollen),
    structuredClone: (message: unknown, options?: StructuredSerializeOptions) =>
      isOperators(message) ? { ...message, chunk: shallow(message.chunk) } : copy(message, options),
    FontFace: class {
      readonly loaded = Promise.resolve();
    },
  });
}

interface Operators {
  chunk: { fnArray: unknown[]; argsArray: unknown[] };
}

/** The sender empties its two lists afterwards and touches nothing that is in them. */
function shallow(chunk: Operators["chunk"]): Operators["chunk"] {
  return { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] };
}

function isOperators(message: unknown): message is Operators {
  const chunk = (message as Partial<Operators> | null | undefined)?.chunk; // its parts are checked next
  return Array.isArray(chunk?.fnArray) && Array.isArray(chunk.argsArray);
}
