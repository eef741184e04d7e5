import { formatQuantity } from "../platform/format.ts";
import { locale } from "../platform/language.ts";
import { words } from "./words.ts";

const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** "45 s", "3 min 20 s", "38 min", "1 h 12 min": as exact as anybody needs. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return "–";
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10 && seconds % 60 > 0) return `${minutes} min ${seconds % 60} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  const rounded = Math.round(seconds / 60);
  const hours = Math.floor(rounded / 60);
  return rounded % 60 > 0 && hours < 24
    ? `${formatQuantity(hours)} h ${rounded % 60} min`
    : `${formatQuantity(hours)} h`;
}

export const formatTenths = (value: number | null): string => (value === null ? "–" : tenths.format(value));
export const formatShare = (share: number): string => words.percent(formatQuantity(share * 100));
