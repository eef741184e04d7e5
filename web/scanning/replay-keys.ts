/** Gives keys that were held back to where they were meant: shortcuts to the page, characters to the field. */
export function replayKeys(keys: readonly KeyboardEvent[]): void {
  for (const event of keys) {
    const { key, code, shiftKey, location, target } = event;
    const init = { key, code, shiftKey, location, bubbles: true, cancelable: true, composed: true };
    const wanted = (target ?? document.body).dispatchEvent(new KeyboardEvent("keydown", init));
    if (wanted && target instanceof HTMLElement) type(target, key);
  }
}

function type(target: HTMLElement, key: string): void {
  if (target instanceof HTMLSelectElement) chooseByLetter(target, key);
  if (!isTextField(target)) return;
  // The browser's own typing: selection, undo, length limit and listeners are as if the key had come in time.
  if (document.activeElement === target && document.execCommand("insertText", false, key)) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd, value } = target;
    target.setRangeText(key, selectionStart ?? value.length, selectionEnd ?? value.length, "end");
    target.dispatchEvent(new InputEvent("input", { bubbles: true, data: key, inputType: "insertText" }));
  }
}

function isTextField(target: HTMLElement): boolean {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly && !target.disabled;
  if (!(target instanceof HTMLInputElement)) return target.isContentEditable;
  const types = /^(text|search|tel|url|email|password|number)$/;
  return types.test(target.type) && !target.readOnly && !target.disabled;
}

/** The next choice that begins with the letter, as the list itself would do. */
function chooseByLetter(list: HTMLSelectElement, letter: string): void {
  const begins = (option: HTMLOptionElement) =>
    option.label.toLocaleLowerCase("pt-BR").startsWith(letter.toLocaleLowerCase("pt-BR"));
  const options = [...list.options];
  const after = options.slice(list.selectedIndex + 1).find(begins) ?? options.find(begins);
  if (!after || after.selected) return;
  after.selected = true;
  list.dispatchEvent(new Event("input", { bubbles: true }));
  list.dispatchEvent(new Event("change", { bubbles: true }));
}
