/**
 * A field shows what was taken of what was typed into it. Where that is what it was before, nothing is drawn anew, and the
 * field would go on showing what nobody took: a letter, or a number that is too high.
 */
export function showTaken(field: HTMLInputElement, taken: string | number): void {
  if (field.value !== String(taken)) field.value = String(taken);
}
