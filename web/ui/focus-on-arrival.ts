/** Whether a finger was here last: it gets no keyboard over half of its screen, and can reach everything at once. */
let touched = false;
if (typeof window !== "undefined") {
  const heard = (event: Event) => {
    touched = event instanceof PointerEvent && event.pointerType === "touch";
  };
  for (const type of ["keydown", "pointerdown"]) window.addEventListener(type, heard, { capture: true });
}

/** As a `ref`: whoever works by keys or mouse finds the focus here when this appears, also in a dialog that opens with it. */
export function focusOnArrival(element: HTMLElement | null): void {
  if (!touched) focusAsAsked(element);
}

/** As a `ref`, for a field that a tap has just asked for: it gets the focus under a finger, too, and with it the keyboard. */
export function focusAsAsked(element: HTMLElement | null): void {
  // A dialog takes the focus when it opens, which is after its parts are there.
  if (element) queueMicrotask(() => element.focus());
}
