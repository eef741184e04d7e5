import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./button.tsx";
import "./dialog.css";

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** A sheet rises from the lower edge, where the thumb is; a dialog stands in the middle. */
  place?: "middle" | "bottom";
}

/** Open for as long as it is rendered. Keeps the focus inside, closes on Escape, gives the focus back. */
export function Dialog({ title, onClose, children, place = "middle" }: Props) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="ui-backdrop" />
        <Base.Popup className="ui-dialog" data-place={place}>
          <header className="ui-dialog-head">
            <Base.Title className="ui-dialog-title">{title}</Base.Title>
            <IconButton label="Fechar" onClick={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          </header>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const BottomSheet = (props: Omit<Props, "place">) => <Dialog {...props} place="bottom" />;
