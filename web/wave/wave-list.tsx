import { Check, Ellipsis, PackageCheck } from "lucide-preact";
import { useRef, useState } from "preact/compat";
import { Link } from "wouter-preact";
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
import { ScreenKeys } from "../ui/screen-keys.tsx";
import { focusRow, useRowKeys } from "../ui/use-row-keys.ts";
import { Waiting } from "../ui/waiting.tsx";
import { TakerChip } from "./taker-chip.tsx";
import { useWaveOrders } from "./use-wave-orders.tsx";
import { useWaveSteps } from "./use-wave-steps.ts";
import { type WaveRow, waveRows } from "./wave-rows.ts";
import { WaveSheet } from "./wave-sheet.tsx";
import { words } from "./words.ts";

const { keys } = words;
const WAVE_KEYS = [
  ["↑ ↓", keys.walk],
  [keys.space, keys.pick],
  ["Q", keys.part],
  ["F", keys.missing],
  ["Z", keys.undo],
] as const;

/** One list by product. A tick gives the units to the orders by cut-off, then age; rows stay where they are. */
export function WaveList({ ids }: { ids: readonly string[] }) {
  const role = useSession()?.person.role;
  const logistics = useLogistics();
  const { followers, views } = useWaveOrders(ids);
  const { steps, run, undo } = useWaveSteps();
  const [open, setOpen] = useState<{ code: string; missing: boolean } | null>(null);
  const begun = useRef(new Set<string>());
  const orders = views.flatMap(({ order }) => order ?? []);
  const error = views.find((view) => view.error && !view.order)?.error;
  const rows = waveRows(orders, new Map(logistics.map(({ id, cutOff }) => [id, cutOff])));
  // What was done before this wave is not in it; what is done during it stays, so that nothing moves under the finger.
  for (const row of rows) if (row.left > 0) begun.current.add(row.code);
  const shown = rows.filter((row) => begun.current.has(row.code));
  const mayPick = role !== undefined && maySend(role, "pick");
  const done = shown.filter((row) => row.left === 0).length;
  const openRow = shown.find((row) => row.code === open?.code);
  const openSheet = (missing: boolean) => (code: string) => mayPick && setOpen({ code, missing });
  useRowKeys({
    row: { f: openSheet(true), q: openSheet(false) },
    screen: {
      z() {
        const newest = steps.at(-1);
        if (newest) undo(newest);
      },
    },
  });
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
                  data-line-id={row.code}
                  disabled={!mayPick || row.left === 0}
                  onClick={(event) => {
                    pick(row, row.left);
                    if (event.detail === 0) focusRow(1);
                  }}
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
                  <IconButton
                    label={words.moreFor(row.description)}
                    onClick={() => setOpen({ code: row.code, missing: false })}
                  >
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
          missing={open?.missing ?? false}
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
      <ScreenKeys keys={WAVE_KEYS} />
      <GroupBar groups={steps} onUndo={undo} />
    </>
  );
}
