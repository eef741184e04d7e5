import { TriangleAlert } from "lucide-preact";
import { Link } from "wouter-preact";
import { sentenceOf } from "../platform/sentence-of.ts";
import { useSession } from "../platform/session.ts";
import { Button } from "../ui/button.tsx";
import { useOnline } from "./connection.ts";
import type { AttentionItem } from "./live-database.ts";
import { ONLINE_ONLY_REASON } from "./online-only.ts";
import { useOrderText } from "./order-text.ts";
import { dismissAttention } from "./outbox.ts";
import { reopenAndApply, sendAsMe } from "./store.ts";
import { words } from "./words.ts";

interface Props {
  item: AttentionItem;
  /** Outside the order's own screen it says which one. */
  withOrder?: boolean;
  onLeave?: () => void;
}

/** A touch that was not applied stays here until somebody says what becomes of it. */
export function AttentionRow({ item, withOrder = false, onLeave }: Props) {
  const online = useOnline();
  const me = useSession()?.person;
  const what = useOrderText(item);
  const late = item.outcome === "late";
  return (
    <div className="live-attention-row" role="alert">
      <TriangleAlert aria-hidden="true" size={20} className="live-attention-icon" />
      <p>
        <strong>{late ? words.late : words.notApplied}:</strong> {what}
        {withOrder && (
          <>
            {" "}
            {words.inOrder}{" "}
            <Link href={`/pedidos/${item.orderId}`} onClick={onLeave}>
              {item.label}
            </Link>
          </>
        )}
        <span className="live-attention-why">
          {item.actor.name} · {sentenceOf(item.code)}
        </span>
      </p>
      {late && me && (
        <Button
          variant="primary"
          disabled={!online}
          title={online ? undefined : ONLINE_ONLY_REASON}
          onClick={() => void reopenAndApply(item.orderId)}
        >
          {words.reopenAndApply}
        </Button>
      )}
      {item.code === "wrong_actor" && me && (
        <Button variant="primary" onClick={() => sendAsMe(item)}>
          {words.sendAs(me.name)}
        </Button>
      )}
      <Button onClick={() => dismissAttention([item])}>{words.discard}</Button>
    </div>
  );
}
