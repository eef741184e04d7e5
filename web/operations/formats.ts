import { locale } from "../platform/language.ts";

const number = (most: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: most });
const [whole, tenths] = [number(0), number(1)];

/** Fine where it is small, whole where it is large: "0,4", "3,2", "128". */
export const formatRough = (value: number): string => (value < 10 ? tenths : whole).format(value);

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** "812 B", "3,4 kB", "180 MB". */
export function formatBytes(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${formatRough(value)} ${UNITS[unit]}`;
}

/** "3,2 ms", "1,4 s"; a dash where nothing was measured. */
export function formatMs(ms: number | null): string {
  if (ms === null) return "–";
  return ms < 1000 ? `${formatRough(ms)} ms` : `${formatRough(ms / 1000)} s`;
}

export const formatPercent = (share: number): string => `${formatRough(share * 100)} %`;
