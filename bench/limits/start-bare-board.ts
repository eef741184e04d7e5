import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SCRATCH } from "../scratch.ts";
import type { StockedShop } from "../shop/stock-shop.ts";
import { type Limit, startLimit } from "./start-limit.ts";

/** Sends what the program at this port sends right now, to the byte. Node adds these two by itself. */
export async function startBareBoard(shop: StockedShop, port: number, path: string): Promise<Limit> {
  const session = shop.sessions.all[0]!;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: session.cookie } });
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${body}`);
  const headers = Object.fromEntries(answer.headers);
  for (const own of ["date", "connection", "keep-alive"]) delete headers[own];
  headers["content-length"] = String(body.length);
  const headersFile = join(SCRATCH, "bare-board-headers.json");
  const bodyFile = join(SCRATCH, "bare-board-body");
  writeFileSync(headersFile, JSON.stringify(headers));
  writeFileSync(bodyFile, body);
  return startLimit("bare-board.ts", shop.url, session.id, headersFile, bodyFile);
}
