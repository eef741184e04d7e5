export const DEFAULT_BRAND_COLOR = "#f97316";

/** A value for the light theme and one for the dark. */
export type Pair = readonly [light: string, dark: string];

export interface BrandColors {
  brand: Pair;
  hover: Pair;
  soft: Pair;
  text: Pair;
  on: Pair;
}

/** What text and rings of the brand's colour stand on at worst; the same as in the tokens. */
export const WORST_GROUND: Pair = ["#edeae5", "#2e2a26"];
export const GROUND: Pair = ["#f7f5f2", "#161412"];
const TEXT_CONTRAST = 4.5;
const SHAPE_CONTRAST = 3;
const STEPS = 50;

/**
 * All that the screens need of one colour, readable in both themes: whoever picks a pale yellow gets a yellow that can
 * still be seen on white, and dark words on it.
 */
export function brandColors(color: string): BrandColors {
  const away: Pair = ["#000000", "#ffffff"];
  const each = (make: (theme: 0 | 1) => string): Pair => [make(0), make(1)];
  const brand = each((theme) => moved(color, away[theme], [GROUND[theme]], SHAPE_CONTRAST));
  const on = each((theme) => wordsOn(brand[theme]));
  const soft = each((theme) => mix(GROUND[theme], brand[theme], theme === 0 ? 0.14 : 0.22));
  return {
    brand,
    on,
    soft,
    // Away from the words on it, so that they read at least as well.
    hover: each((theme) => mix(brand[theme], luminance(on[theme]) > 0.5 ? "#000000" : "#ffffff", 0.12)),
    text: each((theme) =>
      moved(brand[theme], away[theme], [WORST_GROUND[theme], soft[theme]], TEXT_CONTRAST),
    ),
  };
}

/** The colour, moved towards another one no further than it must be to stand out from all of these. */
function moved(color: string, towards: string, grounds: readonly string[], wanted: number): string {
  for (let step = 0; step < STEPS; step++) {
    const candidate = mix(color, towards, step / STEPS);
    if (grounds.every((ground) => contrast(candidate, ground) >= wanted)) return candidate;
  }
  return towards;
}

/** Black or white always reads; a black with a touch of the colour is kinder where it does too. */
function wordsOn(color: string): string {
  const kind = mix("#000000", color, 0.12);
  return [kind, "#ffffff", "#000000"].find((words) => contrast(words, color) >= TEXT_CONTRAST) ?? "#000000";
}

export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, index) =>
    Math.round(value + ((target[index] ?? 0) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

const channels = (color: string): number[] =>
  [1, 3, 5].map((index) => Number.parseInt(color.slice(index, index + 2), 16));
