import { X } from "lucide-preact";
import { type ReactNode, useId, useLayoutEffect, useRef } from "preact/compat";
import { IconButton } from "./button.tsx";
import "./dialog.css";
import { words } from "./words.ts";

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** `bottom` rises from the lower edge, where the thumb is; `sheet` does so on a phone only; `side` stands at the right, `corner` hangs below its button there. */
  place?: "middle" | "bottom" | "sheet" | "side" | "corner";
}

/**
 * Open for as long as it is rendered. The browser's own dialog keeps the focus inside, closes on Escape and gives the
 * focus back.
 */
export function Dialog({ title, onClose, children, place = "middle" }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the paint: a dialog that can be seen already answers Escape.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is for the backdrop
    <dialog
      ref={dialog}
      className="ui-dialog"
      data-place={place}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="ui-dialog-body">
        <div className="ui-dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton label={words.close} onClick={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  );
}

export const BottomSheet = (props: Omit<Props, "place">) => <Dialog {...props} place="bottom" />;
export const Sheet = (props: Omit<Props, "place">) => <Dialog {...props} place="sheet" />;
export const SideSheet = (props: Omit<Props, "place">) => <Dialog {...props} place="side" />;
export const CornerSheet = (props: Omit<Props, "place">) => <Dialog {...props} place="corner" />;
