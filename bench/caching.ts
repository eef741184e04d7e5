import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openTestShop } from "../test-support/test-shop.ts";

/** `node bench/caching.ts [open orders] [seconds]`: what the kept answers spare. Ratios within one run; the times are this machine's. */
const open = Number(process.argv[2] ?? 40);
const seconds = Number(process.argv[3] ?? 3);
const shop = await openTestShop();
const seller = await shop.hire("seller");
const first = await seller.newOrder("0");
await shop.database.query(
  `INSERT INTO quotes SELECT (q).* FROM (SELECT jsonb_populate_record(q, jsonb_build_object('id', gen_random_uuid())) AS q
     FROM quotes q, generate_series(2, $1::int)) n`,
  [open],
);
await shop.database.query(
  `INSERT INTO orders SELECT (o).* FROM (SELECT jsonb_populate_record(o, jsonb_build_object('id', q.id, 'quote_id', q.id,
     'request_id', gen_random_uuid(), 'pickers', '[{"id":"019d1c2e-0000-7000-8000-000000000001","name":"Ana"}]'::jsonb)) AS o
     FROM orders o, quotes q WHERE o.id = $1 AND q.id <> o.quote_id) n`,
  [first.id],
);
await shop.database.query("VACUUM ANALYZE");
await shop.app.listen({ host: "127.0.0.1", port: 0 });
const cookie = Object.entries(seller.cookies)
  .map(([name, value]) => `${name}=${value}`)
  .join("; ");

const bytes = Buffer.from(
  (await shop.app.inject({ url: "/api/orders?state=open", cookies: seller.cookies })).body,
);
console.log(`${open} open orders, ${bytes.length} bytes`);
const floor = createServer(async (_request, response) => {
  await shop.database.query({
    name: "floor",
    text: "SELECT id, version FROM orders WHERE shop_id = $1 AND id = $2",
    values: ["00000000-0000-7000-8000-000000000001", first.id],
  });
  response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
  response.end(bytes);
});
await new Promise<void>((resolve) => floor.listen(0, "127.0.0.1", resolve));
const floorPort = (floor.address() as AddressInfo).port;
const appPort = (shop.app.server.address() as AddressInfo).port;

const jobs = {
  "bare node:http + pg, one key read": { port: floorPort, path: "/" },
  "board, kept": { port: appPort, path: "/api/orders?state=open" },
  "board, made each time": { port: appPort, path: "/api/orders?state=open&q=" },
};

for (const connections of [16, 64]) {
  const runs: Record<string, { perSecond: number; cpuMicros: number }[]> = {};
  for (let round = 0; round < 3; round++)
    for (const [name, job] of Object.entries(jobs))
      runs[name] = [...(runs[name] ?? []), await drive(job, connections)];
  const median = (name: string, key: "perSecond" | "cpuMicros") =>
    runs[name]!.map((run) => run[key]).sort((a, b) => a - b)[1]!;
  const bare = "bare node:http + pg, one key read";
  for (const name of Object.keys(jobs)) {
    const perSecond = median(name, "perSecond");
    const cpu = median(name, "cpuMicros");
    console.log(
      `c=${connections}  ${name.padEnd(36)} ${perSecond.toFixed(0).padStart(6)}/s ${((100 * perSecond) / median(bare, "perSecond")).toFixed(0).padStart(4)} %   ${cpu.toFixed(0).padStart(5)} µs of Node each ${((100 * median(bare, "cpuMicros")) / cpu).toFixed(0).padStart(4)} %`,
    );
  }
}
floor.close();
await shop.close();

/** Requests a second over so many connections that each wait for their answer, and processor time of this process for one. */
async function drive({ port, path }: { port: number; path: string }, connections: number) {
  const before = process.cpuUsage();
  const args = [
    "-t1",
    `-c${connections}`,
    `-d${seconds}s`,
    "-H",
    `cookie: ${cookie}`,
    `http://127.0.0.1:${port}${path}`,
  ];
  const child = spawn("wrk", args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  await once(child, "close");
  const used = process.cpuUsage(before);
  const requests = Number(/(\d+) requests in/.exec(output)?.[1]);
  if (!requests || output.includes("Non-2xx")) throw new Error(output);
  return { perSecond: requests / seconds, cpuMicros: (used.user + used.system) / requests };
}
