import { useState } from "preact/compat";
import { type Share, shareOut } from "../../shared/purchasing/share-out.ts";
import { QuantityPad } from "../picking/quantity-pad.tsx";
import "../picking/picking.css";
import { ReasonPicker } from "../picking/reason-picker.tsx";
import { formatQuantity } from "../platform/format.ts";
import { Button } from "../ui/button.tsx";
import { BottomSheet } from "../ui/dialog.tsx";
import { shareShortage, type WaveRow, type WaveTaker } from "./wave-rows.ts";
import { words } from "./words.ts";

interface Props {
  row: WaveRow;
  /** It opens with what is missing. */
  missing: boolean;
  onPick: (quantity: number) => void;
  onMissing: (shares: Share<WaveTaker>[], quantity: number, reason: string, text?: string) => void;
  onClose: () => void;
}

/** Not all of it: a part is picked, or a part is missing; who gets what is on the screen before the tap. */
export function WaveSheet({ row, missing: first, onPick, onMissing, onClose }: Props) {
  const [wanted, setWanted] = useState(row.left);
  const [missing, setMissing] = useState(first);
  const quantity = Math.min(wanted, row.left);
  const shortage = shareShortage(quantity, row);
  const shares = missing ? shortage : shareOut(quantity, row.takers);
  const short = shortage.reduce((sum, share) => sum + share.quantity, 0);
  const pick = () => {
    onPick(quantity);
    onClose();
  };
  return (
    <BottomSheet title={row.description} onClose={onClose}>
      <div className="wave-sheet">
        <QuantityPad
          value={quantity}
          most={row.left}
          onChange={setWanted}
          onEnter={missing ? undefined : pick}
        />
        <p className="wave-split">
          {missing && `${words.goWithout} `}
          {shares.map(({ taker: { id, order }, quantity: units }) => (
            <span key={id}>
              {order.number ?? order.client.name} <b>{formatQuantity(units)}</b>
            </span>
          ))}
        </p>
        {missing ? (
          <ReasonPicker
            onReason={(reason, text) => {
              onMissing(shortage, short, reason, text);
              onClose();
            }}
          />
        ) : (
          <>
            <Button variant="primary" size="lg" onClick={pick}>
              {words.pickSome(formatQuantity(quantity))}
            </Button>
            {short > 0 && (
              <Button size="lg" onClick={() => setMissing(true)}>
                {words.missingSome(formatQuantity(short))}
              </Button>
            )}
          </>
        )}
      </div>
    </BottomSheet>
  );
}
