import { BEAT_INTERVAL_MS } from "../../shared/live/timing.ts";

/** A shop as it is today, in its busiest hour. Read in docs/scaling.md; change them there, too. */
export const SHOP = {
  ordersPerDay: 40,
  linesPerOrder: 15,
  /** Lines that are missing, bought, taken back … besides the ticks. */
  actsPerLine: 1.3,
  /** Of a day's work, in its busiest hour; and how much more than its mean the busiest minute has. */
  busiestHourShare: 0.2,
  burst: 3,
  /** Tablets, desktops, the television; all hear the board, two of them the order that is ticked. */
  screens: 13,
  heardTwiceBy: 2,
  boardsPerScreenAndHour: 6,
  daysPerYear: 300,
};

/** What so many shops ask for in a second of their busiest minute. */
export interface Demand {
  shops: number;
  ticks: number;
  boards: number;
  sockets: number;
  /** Messages to sockets: those that follow from ticks, and beats. */
  told: number;
  ordersPerYear: number;
}

export function demandOf(shops: number): Demand {
  const actsPerDay = SHOP.ordersPerDay * SHOP.linesPerOrder * SHOP.actsPerLine;
  const ticks = (shops * actsPerDay * SHOP.busiestHourShare * SHOP.burst) / 3600;
  return {
    shops,
    ticks,
    boards: (shops * SHOP.screens * SHOP.boardsPerScreenAndHour * SHOP.burst) / 3600,
    sockets: shops * SHOP.screens,
    told: ticks * (SHOP.screens + SHOP.heardTwiceBy) + (shops * SHOP.screens * 1000) / BEAT_INTERVAL_MS,
    ordersPerYear: shops * SHOP.ordersPerDay * SHOP.daysPerYear,
  };
}
