import { escapeHtml } from "../../server/platform/escape-html.ts";
import { svg, text, WIDTH } from "../report/svg.ts";
import type { Frame } from "./cpu-profile.ts";

const ROW = 17;
/** Narrower than this nothing can be seen. */
const NARROWEST = 0.6;
const LETTER = 6.2;

/** The profile as flames: as wide as it took, what it called above it. Widest first, so two graphs can be held side by side. */
export function flameGraph(root: Frame): string {
  const scale = WIDTH / Math.max(1, root.all);
  const boxes: { frame: Frame; x: number; level: number }[] = [];
  const place = (frame: Frame, x: number, level: number) => {
    if (frame.all * scale < NARROWEST) return;
    boxes.push({ frame, x, level });
    let at = x;
    for (const child of [...frame.children.values()].sort((a, b) => b.all - a.all)) {
      place(child, at, level + 1);
      at += child.all * scale;
    }
  };
  place(root, 0, 0);
  const height = (1 + Math.max(...boxes.map(({ level }) => level))) * ROW + 4;
  const drawn = boxes.map(({ frame, x, level }) => {
    const width = frame.all * scale;
    const y = height - (level + 1) * ROW;
    const share = ((100 * frame.all) / root.all).toFixed(1);
    const title = `<title>${escapeHtml(`${frame.name} ${share} %`)}</title>`;
    const label = frame.name.slice(0, Math.floor((width - 6) / LETTER));
    const box = `<rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(0.5, width - 0.5).toFixed(1)}" height="${ROW - 1}" fill="${colorOf(frame.name)}"/>`;
    return `<g>${title}${box}${label.length > 2 ? text(x + 3, y + 12, label, "flame") : ""}</g>`;
  });
  const style = "<style>.flame { font-size: 10.5px; fill: #1f2328 }</style>";
  return svg(height, "Where the processor time of a tick goes", [style, ...drawn].join("\n"));
}

/** Warm, and the same for the same name. */
function colorOf(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + letter.charCodeAt(0)) | 0;
  const turn = Math.abs(hash);
  return name === "(garbage collector)" ? "#b7c4d1" : `hsl(${20 + (turn % 35)} 85% ${62 + (turn % 16)}%)`;
}
