/** Whether a key is not the screen's: it is typed into a field, answers a dialog or a menu, or is the browser's own. */
export function typesInto({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]")) return true;
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}

const FIELDS = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], [role=menu]";
