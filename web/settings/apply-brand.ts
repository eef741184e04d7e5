import { type BrandColors, brandColors, DEFAULT_BRAND_COLOR } from "../../shared/settings/brand-colors.ts";

const TOKENS: Record<keyof BrandColors, string> = {
  brand: "--brand",
  hover: "--brand-hover",
  soft: "--brand-soft",
  text: "--brand-text",
  on: "--on-brand",
};

/** Through the style object: the content security policy lets no style in by any other way. */
export function applyBrand(color: string): void {
  const { style } = document.documentElement;
  const colors = color === DEFAULT_BRAND_COLOR ? null : brandColors(color);
  // as: the keys of a record are its own
  for (const name of Object.keys(TOKENS) as (keyof BrandColors)[]) {
    if (colors) style.setProperty(TOKENS[name], `light-dark(${colors[name].join(", ")})`);
    else style.removeProperty(TOKENS[name]);
  }
}
