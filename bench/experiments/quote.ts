import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quotePdf } from "../../test-support/quotes/quote-pdf.ts";
import { sampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { realQuoteFiles } from "../../test-support/quotes/real-quotes.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import { type Experiment, type Measured, median, type Round } from "../row.ts";
import { SCRATCH } from "../scratch.ts";
import type { OpenSession } from "../shop/open-sessions.ts";
import { type Program, startProgram } from "../shop/start-program.ts";

const TIMES = 12;

export const quote: Experiment = {
  name: "quote",
  rows: [
    {
      id: "quote",
      job: "quote of 40 lines, uploaded, read, proven and stored, warm",
      says: "pdftotext including its start",
      unit: "×",
      target: { atMost: 2 },
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const program = await startProgram(shop.url);
    const session = shop.sessions.all[0]!;
    const printed = join(SCRATCH, "quote-of-40.pdf");
    writeFileSync(printed, await quotePdf(fortyLines()));
    const inTurn = async (file: string) => {
      const times: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
      for (let time = 0; time < TIMES; time++) {
        times.ours.push(await upload(program, session, file));
        times.limit.push(await pdfToText(file));
      }
      const of = { ours: median(times.ours), limit: median(times.limit) };
      return { value: of.ours / of.limit, of };
    };
    try {
      await inTurn(printed);
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await inTurn(printed));
      const real: string[] = [];
      for (const file of realQuoteFiles()) real.push((await inTurn(file)).value.toFixed(2));
      const note = real.length > 0 ? `${real.length} real quotes: × ${real.join(", × ")}` : undefined;
      return { quote: { rounds, note } };
    } finally {
      await program.stop();
    }
  },
};

function fortyLines() {
  const lines = Array.from({ length: 40 }, (_, n) => ({
    code: String(10_000 + n),
    description: `PELÍCULA 3D SAM A${n} >>PRETO, AZUL<< (N. UN)`,
    unit: "UN",
    quantity: 5 + n,
    unitPriceCents: 180 + n,
  }));
  return sampleQuote(lines, { number: "0" }).spec;
}

async function upload({ port }: Program, session: OpenSession, file: string): Promise<number> {
  const form = new FormData();
  form.append(
    "file",
    new Blob([new Uint8Array(readFileSync(file))], { type: "application/pdf" }),
    "quote.pdf",
  );
  const begun = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/quotes`, {
    method: "POST",
    headers: { cookie: session.cookie, "x-csrf-token": session.csrfToken },
    body: form,
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`quote: ${answer.status} ${text}`);
  return performance.now() - begun;
}

async function pdfToText(file: string): Promise<number> {
  const begun = performance.now();
  const child = spawn("pdftotext", ["-layout", file, "-"], { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.resume();
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`pdftotext ended with ${code}`);
  return performance.now() - begun;
}
