import { inLanguage } from "../platform/language.ts";

export const words = inLanguage(
  { phone: "celular Android", tablet: "tablet Android", device: "aparelho" },
  { phone: "Android phone", tablet: "Android tablet", device: "device" },
);

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPad/, "iPad"],
  [/iPhone/, "iPhone"],
  [/Android.*Mobile/, words.phone],
  [/Android/, words.tablet],
  [/Windows/, "Windows"],
  [/CrOS/, "Chromebook"],
  [/Macintosh|Mac OS/, "Mac"],
  [/Linux/, "Linux"],
];
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];

/** `tablet Android, Chrome · 3f2a`: enough to tell one device of the shop from another. */
export function deviceWords(deviceId: string, agent: string | null): string {
  const find = (names: readonly [RegExp, string][]) => names.find(([sign]) => agent && sign.test(agent))?.[1];
  const known = [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join(", ");
  return `${known || words.device} · ${deviceId.slice(-4)}`;
}

/** IPv4 as people write it, also where the server listens on both kinds. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:/, "");
