import { addDays, DAY_MS, endOfMonth, midnight } from "../../shared/insights/shop-day.ts";

export interface DayRange {
  from: string;
  to: string;
}

export interface Spans {
  months: DayRange | null;
  added: DayRange[];
  /** Days of the months that the period leaves out. */
  subtracted: DayRange[];
}

/**
 * A period as whole months and what is between them and it: a month that the period holds the greater part of is taken
 * whole and its other days are subtracted, of another one its days are added. So never more than half a month is read by day.
 */
export function spansOf(from: string, to: string): Spans {
  const first = { from: `${from.slice(0, 7)}-01`, to: endOfMonth(from) };
  const last = { from: `${to.slice(0, 7)}-01`, to: endOfMonth(to) };
  const before = { from: first.from, to: addDays(from, -1) };
  const after = { from: addDays(to, 1), to: last.to };
  if (first.from === last.from) {
    const isMost = lengthOf({ from, to }) > lengthOf(before) + lengthOf(after);
    return isMost ? spans(first, [], [before, after]) : spans(null, [{ from, to }], []);
  }
  const start = { from, to: first.to };
  const end = { from: last.from, to };
  const takesFirst = lengthOf(start) > lengthOf(before);
  const takesLast = lengthOf(end) > lengthOf(after);
  return spans(
    {
      from: takesFirst ? first.from : addDays(first.to, 1),
      to: takesLast ? last.to : addDays(last.from, -1),
    },
    [...(takesFirst ? [] : [start]), ...(takesLast ? [] : [end])],
    [...(takesFirst ? [before] : []), ...(takesLast ? [after] : [])],
  );
}

const spans = (months: DayRange | null, added: DayRange[], subtracted: DayRange[]): Spans => ({
  months: months && isSome(months) ? months : null,
  added: added.filter(isSome),
  subtracted: subtracted.filter(isSome),
});

const isSome = ({ from, to }: DayRange): boolean => from <= to;
const lengthOf = ({ from, to }: DayRange): number => (midnight(to) - midnight(from)) / DAY_MS + 1;
