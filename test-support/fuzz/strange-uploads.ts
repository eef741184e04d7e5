import type { Chance } from "./seeded-values.ts";

export interface Upload {
  type: string;
  payload: Buffer;
}

/** A form with a file, as a browser sends it or nearly so: the file damaged, the form cut, the names odd. */
export function strangeUpload(pdf: Buffer, chance: Chance): Upload {
  const boundary = chance.pick(["b", "----WebKitFormBoundaryAbC", "x".repeat(70), "a b", '"', "b;c"]);
  const part = (name: string, file: string, type: string, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n`,
      ),
      Buffer.from(type && `content-type: ${type}\r\n`),
      Buffer.from("\r\n"),
      bytes,
      Buffer.from("\r\n"),
    ]);
  const parts = Array.from({ length: chance.happens(0.8) ? 1 : chance.below(5) }, () =>
    part(
      chance.happens(0.8) ? "file" : chance.pick(["", "__proto__", "x".repeat(300), "file[]", "é"]),
      chance.pick([
        "orcamento.pdf",
        "",
        "../../x.pdf",
        "a\u0000.pdf",
        "<svg onload=alert(1)>.html",
        "x".repeat(2_000),
      ]),
      chance.pick(["application/pdf", "text/html", "", "image/svg+xml", "multipart/mixed; boundary=c"]),
      damaged(pdf, chance),
    ),
  );
  let payload = Buffer.concat([...parts, Buffer.from(chance.happens(0.9) ? `--${boundary}--\r\n` : "")]);
  if (chance.happens(0.1)) payload = payload.subarray(0, chance.below(payload.length));
  const named = chance.happens(0.9) ? `multipart/form-data; boundary=${boundary}` : "multipart/form-data";
  return { type: chance.happens(0.95) ? named : "application/json", payload };
}

function damaged(pdf: Buffer, chance: Chance): Buffer {
  if (chance.happens(0.3)) return pdf;
  if (chance.happens(0.2))
    return Buffer.from(chance.pick(["", "%PDF-", "<html><script>alert(1)</script>", "%PDF-1.7\n%%EOF"]));
  const bytes = Buffer.from(pdf);
  for (let flip = chance.below(40); flip >= 0; flip--) bytes[chance.below(bytes.length)] = chance.below(256);
  return chance.happens(0.3) ? bytes.subarray(0, chance.below(bytes.length)) : bytes;
}
