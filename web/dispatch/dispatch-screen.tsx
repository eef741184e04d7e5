import { CalendarDays, Printer, Truck } from "lucide-preact";
import { useState } from "preact/compat";
import { Link, useSearchParams } from "wouter-preact";
import type { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import { maySend } from "../../shared/picking/who-may.ts";
import { NoticeStack } from "../live/notice-stack.tsx";
import { useOnline } from "../live/store.ts";
import { type Logistics, useLogistics } from "../orders/use-logistics.ts";
import "../orders/controls.css";
import { useSession } from "../platform/session.ts";
import { daysFrom, dayWord, shopDayOf } from "../purchasing/days.ts";
import { GroupBar } from "../purchasing/group-bar.tsx";
import { useGroups } from "../purchasing/use-groups.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { showTaken } from "../ui/show-taken.ts";
import { TopBar } from "../ui/top-bar.tsx";
import { Waiting } from "../ui/waiting.tsx";
import "./dispatch.css";
import { DispatchWay } from "./dispatch-way.tsx";
import { ManifestSheet } from "./manifest-sheet.tsx";
import { useDispatch } from "./use-dispatch.ts";
import { words } from "./words.ts";

/** The day's list: what leaves by which logistics, on paper with signatures, and out of the door in one step. */
export default function DispatchScreen() {
  const role = useSession()?.person.role;
  const [params, setParams] = useSearchParams();
  const today = shopDayOf(Date.now());
  const day = params.get("dia") ?? today;
  const { dispatch, problem, read } = useDispatch(day);
  const logistics = useLogistics();
  const online = useOnline();
  const [volumes, setVolumes] = useState<ReadonlyMap<string, number>>(new Map());
  /** Turned over by hand: what is of today goes unless it is left, what is older stays unless it is taken. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const { groups, busy, run, retry, undo } = useGroups(() => void read());
  const mayDispatch = role !== undefined && maySend(role, "dispatch");
  const volumesOf = (order: DispatchOrder) => volumes.get(order.id) ?? order.volumes ?? 1;
  const isToday = day === today;
  const waiting = isToday ? (dispatch?.waiting ?? []) : [];
  const isOld = (order: DispatchOrder) => shopDayOf(Date.parse(order.finished.at)) < today;
  const goes = (order: DispatchOrder) => turned.has(order.id) === isOld(order);
  const chosen = waiting.filter(goes);

  const send = (way: string, orders: readonly DispatchOrder[]) =>
    void run(
      words.dispatched(way, orders.length),
      orders.map((order) => ({
        orderId: order.id,
        seenVersion: order.version,
        act: { type: "dispatch", volumes: volumesOf(order) },
      })),
    );
  const toggle = (id: string) =>
    setTurned((old) =>
      old.has(id) ? new Set([...old].filter((other) => other !== id)) : new Set(old).add(id),
    );

  return (
    <div className="dispatch">
      <TopBar title={words.title} back="/">
        <label className="dispatch-day">
          <CalendarDays aria-hidden="true" size={20} />
          <span className="ui-hidden">{words.day}</span>
          <input
            type="date"
            max={today}
            value={day}
            onChange={({ currentTarget }) => {
              const taken = currentTarget.value || today;
              showTaken(currentTarget, taken);
              setParams(taken === today ? {} : { dia: taken }, { replace: true });
            }}
          />
        </label>
        <Button
          disabled={chosen.length + (dispatch?.dispatched.length ?? 0) === 0}
          onClick={() => window.print()}
        >
          <Printer aria-hidden="true" size={20} />
          <span className="ui-bar-word">{words.print}</span>
        </Button>
      </TopBar>
      <main className="dispatch-body">
        {!dispatch && (problem ? <ErrorState text={problem} onRetry={() => void read()} /> : <Waiting />)}
        {byWay(waiting, logistics).map(([way, orders]) => (
          <DispatchWay
            key={way.id}
            way={way}
            orders={orders}
            goes={goes}
            isOld={isOld}
            volumesOf={volumesOf}
            mayDispatch={mayDispatch}
            disabled={busy || !online}
            onToggle={toggle}
            onVolumes={(id, count) => setVolumes((old) => new Map(old).set(id, count))}
            onDispatch={(those) => send(way.name, those)}
          />
        ))}
        {dispatch && waiting.length === 0 && isToday && (
          <EmptyState icon={Truck} title={words.nothing} text={words.finishedComeHere}>
            <Link href="/" className={buttonClass()}>
              {words.seeBoard}
            </Link>
          </EmptyState>
        )}
        {dispatch && dispatch.dispatched.length > 0 && (
          <section className="dispatch-gone">
            <h2>{words.left(dayWord(day), dispatch.dispatched.length)}</h2>
            <ul>
              {dispatch.dispatched.map((order) => (
                <li key={order.id}>
                  <Link href={`/pedidos/${order.id}`}>
                    <strong>{order.number ?? words.noNumber}</strong> {order.client}
                    <span className="dispatch-gone-way">
                      {nameOf(order.logistics, logistics)} · {words.countVolumes(order.volumes ?? 1)}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        {dispatch && !isToday && dispatch.dispatched.length === 0 && (
          <EmptyState icon={Truck} title={words.nothingLeft(dayWord(day))} text={words.otherDay}>
            <Button onClick={() => setParams({ dia: daysFrom(day, -1) })}>{words.dayBefore}</Button>
          </EmptyState>
        )}
      </main>
      {dispatch && (
        <ManifestSheet
          day={day}
          ways={byWay([...chosen, ...dispatch.dispatched], logistics)}
          volumesOf={volumesOf}
        />
      )}
      <GroupBar groups={groups} onUndo={(group) => void undo(group)} onRetry={(group) => void retry(group)} />
      <NoticeStack />
    </div>
  );
}

function byWay(
  orders: readonly DispatchOrder[],
  logistics: readonly Logistics[],
): [way: { id: string; name: string; cutOff: string | null }, orders: DispatchOrder[]][] {
  const groups = Map.groupBy(orders, (order) => order.logistics);
  const place = (id: string) => logistics.findIndex((way) => way.id === id);
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([id, list]) => {
      const way = logistics.find((known) => known.id === id);
      return [{ id, name: way?.name ?? id, cutOff: way?.cutOff ?? null }, list];
    });
}

const nameOf = (id: string, logistics: readonly Logistics[]) =>
  logistics.find((way) => way.id === id)?.name ?? id;
