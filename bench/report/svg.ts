import { escapeHtml } from "../../server/platform/escape-html.ts";

/** Pictures without a library: text that a browser draws, readable on light and on dark pages. */
export const WIDTH = 760;

const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .soft { fill: #57606a; } .end { text-anchor: end; } .middle { text-anchor: middle; }
  .ours { fill: #1a7f37; } .limit { fill: #8c959f; } .peer { fill: #bf8700; } .missed { fill: #cf222e; }
  .axis { stroke: #8c959f; stroke-width: 1; } .target { stroke: #0969da; stroke-width: 2; } .line { stroke: #1a7f37; stroke-width: 2; fill: none; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .soft { fill: #9198a1; } .ours { fill: #3fb950; } .limit { fill: #656c76; } .peer { fill: #d29922; }
    .missed { fill: #f85149; } .target { stroke: #4493f8; } .line { stroke: #3fb950; }
  }
</style>`;

export const svg = (height: number, title: string, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeHtml(title)}">
${STYLE}
${content}
</svg>
`;

export const text = (x: number, y: number, words: string, kind = ""): string =>
  `<text x="${round(x)}" y="${round(y)}"${kind && ` class="${kind}"`}>${escapeHtml(words)}</text>`;

export const bar = (x: number, y: number, width: number, height: number, kind: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(1, width))}" height="${height}" rx="2" class="${kind}"/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" class="${kind}"/>`;

const round = (value: number): number => Math.round(value * 10) / 10;
