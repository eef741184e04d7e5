import { deflateSync } from "node:zlib";

const MB = 1024 * 1024;

interface Part {
  dictionary: string;
  stream?: Buffer;
}

/** A PDF of bare objects, numbered from 1; the first is the catalogue. It has no table of contents: readers look for objects in need. */
function rawPdf(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ dictionary, stream }, index) => {
    const length = stream ? `/Length ${stream.length}` : "";
    const body = stream ? [Buffer.from("stream\n"), stream, Buffer.from("\nendstream\n")] : [];
    return [
      Buffer.from(`${index + 1} 0 obj\n<<${dictionary}${length}>>\n`),
      ...body,
      Buffer.from("endobj\n"),
    ];
  });
  return Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    ...pieces,
    Buffer.from("trailer\n<</Root 1 0 R>>\n%%EOF\n"),
  ]);
}

const CATALOGUE: Part = { dictionary: "/Type/Catalog/Pages 2 0 R" };
const PAGES: Part = { dictionary: "/Type/Pages/Kids[3 0 R]/Count 1" };
const FONT = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

/** One page whose content is the fourth object. */
function page(content: Part, resources = FONT, ...more: Part[]): Buffer {
  const leaf = {
    dictionary: `/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<${resources}>>`,
  };
  return rawPdf([CATALOGUE, PAGES, leaf, content, ...more]);
}

/** `bytes` many blanks, deflated `times` times over. */
function blanks(bytes: number, times: number): Buffer {
  let stream: Buffer = Buffer.alloc(bytes, " ");
  for (let done = 0; done < times; done += 1) stream = deflateSync(stream, { level: 9 });
  return stream;
}

function filtered(stream: Buffer, ...filters: string[]): Part {
  return { dictionary: `/Filter[${filters.map((name) => `/${name}`).join("")}]`, stream };
}

/** Each form draws the next one ten times: a dozen forms make a billion strokes. */
function laughing(): Buffer {
  const forms = Array.from({ length: 12 }, (_, index): Part => {
    const next = index < 11 ? `/XObject<</N ${index + 6} 0 R>>` : FONT;
    const draw = index < 11 ? "/N Do ".repeat(10) : "BT /F1 8 Tf (x) Tj ET";
    return {
      dictionary: `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<${next}>>`,
      stream: Buffer.from(draw),
    };
  });
  return page({ dictionary: "", stream: Buffer.from("/N Do") }, "/XObject<</N 5 0 R>>", ...forms);
}

function hugeCharacterMap(): Buffer {
  const map = `begincmap\n1 begincodespacerange <00000000> <ffffffff> endcodespacerange\n${"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange\n".repeat(100)}endcmap`;
  const font = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>>>";
  return page({ dictionary: "", stream: Buffer.from("BT /F1 8 Tf (x) Tj ET") }, font, {
    dictionary: "",
    stream: Buffer.from(map),
  });
}

function pageTreeInCircles(): Buffer {
  const kids = { dictionary: "/Type/Pages/Kids[2 0 R 2 0 R]/Count 3" };
  return rawPdf([CATALOGUE, kids]);
}

function objectStream(): Buffer {
  return rawPdf([
    CATALOGUE,
    PAGES,
    { dictionary: "/Type/ObjStm/N 1/First 5/Filter/FlateDecode", stream: blanks(200 * MB, 1) },
  ]);
}

function letters(count: number, times: number): Part {
  let stream = Buffer.from(`BT /F1 8 Tf (${"x".repeat(count)}) Tj ET`);
  const filters = Array(times).fill("FlateDecode");
  for (const _ of filters) stream = deflateSync(stream);
  return filtered(stream, ...filters);
}

const hex = (bytes: Buffer) => Buffer.from(`${bytes.toString("hex")}>`);
/** Run lengths of 128 blanks each. */
const runs = (bytes: number) => Buffer.alloc((bytes / 128) * 2, Buffer.from([129, 0x20]));

/** Files made to eat the reader's memory or time, each by another way. Small on disk, made when asked for. */
export const HOSTILE_PDFS: Record<string, () => Buffer> = {
  "one stream of 200 MB": () => page(filtered(blanks(200 * MB, 1), "FlateDecode")),
  "a stream deflated twice": () => page(filtered(blanks(200 * MB, 2), "FlateDecode", "FlateDecode")),
  "a stream deflated three times": () =>
    page(filtered(blanks(200 * MB, 3), "FlateDecode", "FlateDecode", "FlateDecode")),
  "a bomb behind hexadecimal": () =>
    page(filtered(hex(blanks(200 * MB, 1)), "ASCIIHexDecode", "FlateDecode")),
  "a bomb of run lengths": () =>
    page(filtered(deflateSync(runs(200 * MB)), "FlateDecode", "RunLengthDecode")),
  "an object stream of 200 MB": objectStream,
  "ten streams of 40 MB": () => {
    const stream = filtered(blanks(40 * MB, 1), "FlateDecode");
    return page(stream, FONT, ...Array(9).fill(stream));
  },
  "forty million letters": () => page(letters(40 * MB, 1)),
  "forty million letters, deflated twice": () => page(letters(40 * MB, 2)),
  "forms that draw each other": laughing,
  "a character map without end": hugeCharacterMap,
  "a page tree that goes in circles": pageTreeInCircles,
};
