const SCRIPT = "app.alert\\('oi'\\); this.exportDataObject\\({ cName: 'programa.exe', nLaunch: 2 }\\);";

/** The same file with an update behind it, as editors write: a script that runs on opening, and a file inside. */
export function scriptedPdf(pdf: Buffer): Buffer {
  const text = pdf.toString("latin1");
  const root = Number(/\/Root (\d+) 0 R/.exec(text)?.[1]);
  const pages = Number(/\/Pages (\d+) 0 R/.exec(text)?.[1]);
  const size = Number(/\/Size (\d+)/.exec(text)?.[1]);
  const previous = Number(/startxref\s+(\d+)/.exec(text)?.[1]);
  const action = `<</S/JavaScript/JS(${SCRIPT})>>`;
  const names = `/JavaScript<</Names[(a) ${action}]>>/EmbeddedFiles<</Names[(programa.exe) ${size} 0 R]>>`;
  const objects: [number, string][] = [
    [root, `<</Type/Catalog/Pages ${pages} 0 R/OpenAction ${action}/AA<</WC ${action}>>/Names<<${names}>>>>`],
    [size, `<</Type/Filespec/F(programa.exe)/EF<</F ${size + 1} 0 R>>>>`],
    [size + 1, "<</Type/EmbeddedFile/Length 4>>\nstream\nMZ\x90\x00\nendstream"],
  ];
  let update = "\n";
  let table = "xref\n";
  for (const [number, body] of objects) {
    table += `${number} 1\n${String(pdf.length + update.length).padStart(10, "0")} 00000 n \n`;
    update += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = pdf.length + update.length;
  const trailer = `trailer\n<</Size ${size + 2}/Root ${root} 0 R/Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(update + table + trailer, "latin1")]);
}
