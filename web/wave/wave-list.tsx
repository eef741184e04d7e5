import { Check, Ellipsis, PackageCheck } from "lucide-react";
import { useRef, useState } from "react";
import { Link } from "wouter";
import { maySend } from "../../shared/picking/who-may.ts";
import { shareOut } from "../../shared/purchasing/share-out.ts";
import { useLogistics } from "../orders/use-logistics.ts";
import { formatQuantity } from "../platform/format.ts";
import { sentenceOf } from "../platform/sentence-of.ts";
import { useSession } from "../platform/session.ts";
import { GroupBar } from "../purchasing/group-bar.tsx";
import { buttonClass, IconButton } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWaveOrders } from "./use-wave-orders.tsx";
import { useWaveSteps } from "./use-wave-steps.ts";
import { type WaveRow, type WaveTaker, waveRows } from "./wave-rows.ts";
import { WaveSheet } from "./wave-sheet.tsx";
import { words } from "./words.ts";

/** One list by product. A tick gives the units to the orders by cut-off, then age; rows stay where they are. */
export function WaveList({ ids }: { ids: readonly string[] }) {
  const role = useSession()?.person.role;
  const logistics = useLogistics();
  const { followers, views } = useWaveOrders(ids);
  const { steps, run, undo } = useWaveSteps();
  const [open, setOpen] = useState<string | null>(null);
  const begun = useRef(new Set<string>());
  const orders = views.flatMap(({ order }) => order ?? []);
  const error = views.find((view) => view.error && !view.order)?.error;
  const rows = waveRows(orders, new Map(logistics.map(({ id, cutOff }) => [id, cutOff])));
  // What was done before this wave is not in it; what is done during it stays, so that nothing moves under the finger.
  for (const row of rows) if (row.left > 0) begun.current.add(row.code);
  const shown = rows.filter((row) => begun.current.has(row.code));
  const mayPick = role !== undefined && maySend(role, "pick");
  const done = shown.filter((row) => row.left === 0).length;
  const openRow = shown.find((row) => row.code === open);
  const pick = (row: WaveRow, quantity: number) =>
    run(`${formatQuantity(quantity)} × ${row.description}`, "pick", shareOut(quantity, row.takers));

  return (
    <>
      {followers}
      {orders.length === 0 && (error ? <ErrorState text={sentenceOf(error)} /> : <Waiting />)}
      {orders.length > 0 && (
        <main className="wave-body">
          <div className="wave-progress">
            <p>
              <strong>
                {done} / {shown.length}
              </strong>{" "}
              {words.productsOfOrders}{" "}
              {orders.map((order, index) => (
                <span key={order.id}>
                  {index > 0 && ", "}
                  <Link href={`/pedidos/${order.id}`}>{order.number ?? words.noNumber}</Link>
                </span>
              ))}
            </p>
            <ProgressBar value={shown.length === 0 ? 1 : done / shown.length} label={words.progress} />
          </div>
          <ul className="wave-list">
            {shown.map((row) => (
              <li key={row.code} className="wave-row" data-done={row.left === 0 || undefined}>
                <button
                  type="button"
                  className="wave-tick"
                  disabled={!mayPick || row.left === 0}
                  onClick={() => pick(row, row.left)}
                >
                  <span className="wave-units">
                    {row.left > 0 ? formatQuantity(row.left) : <Check aria-label={words.done} size={30} />}
                  </span>
                  <span className="wave-what">
                    <b>{row.description}</b>
                    <small>{row.code}</small>
                    <span className="wave-split">
                      {row.takers.map((taker) => (
                        <TakerChip key={taker.id} {...taker} />
                      ))}
                    </span>
                  </span>
                </button>
                {mayPick && row.left > 0 && (
                  <IconButton label={words.moreFor(row.description)} onClick={() => setOpen(row.code)}>
                    <Ellipsis aria-hidden="true" />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
          {done === shown.length && (
            <EmptyState icon={PackageCheck} title={words.complete} text={words.finishEach}>
              <Link href="/" className={buttonClass()}>
                {words.goToBoard}
              </Link>
            </EmptyState>
          )}
        </main>
      )}
      {openRow && openRow.left > 0 && (
        <WaveSheet
          row={openRow}
          onPick={(quantity) => pick(openRow, quantity)}
          onMissing={(shares, quantity, reason, text) =>
            run(
              `${words.missingSome(formatQuantity(quantity))} × ${openRow.description}`,
              "reportMissing",
              shares,
              {
                reason,
                ...(text && { text }),
              },
            )
          }
          onClose={() => setOpen(null)}
        />
      )}
      <GroupBar groups={steps} onUndo={undo} />
    </>
  );
}

/** What this order still takes, what it has got, or that it has to wait for a purchase. */
function TakerChip({ order, line, wants }: WaveTaker) {
  const number = order.number ?? order.client.name;
  const missing = line.toBuy + line.bought;
  if (wants > 0)
    return (
      <span>
        {number} <b>{formatQuantity(wants)}</b>
      </span>
    );
  if (line.picked > 0)
    return (
      <span data-tone="green">
        <Check aria-label={words.picked} size={14} /> {number} <b>{formatQuantity(line.picked)}</b>
      </span>
    );
  if (missing === 0) return null;
  return (
    <span data-tone="amber">
      {number} {words.missing} <b>{formatQuantity(missing)}</b>
    </span>
  );
}
