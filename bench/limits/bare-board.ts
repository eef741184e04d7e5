import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import pg from "pg";

/**
 * `node bare-board.ts DATABASE_URL SESSION_HASH HEADERS_FILE BODY_FILE`: the least that a server of ours could do. It reads one row
 * by its key and sends the same bytes as the program, headers and all. Prints its port.
 */
const [url, sessionHash, headersFile, bodyFile] = process.argv.slice(2) as [string, string, string, string];
const pool = new pg.Pool({ connectionString: url, max: 10 });
const headers: Record<string, string> = JSON.parse(readFileSync(headersFile, "utf8"));
const body = readFileSync(bodyFile);
const hash = Buffer.from(sessionHash, "hex");
const server = createServer(async (_request, response) => {
  const { rows } = await pool.query({
    name: "key",
    text: "SELECT person_id FROM sessions WHERE shop_id = '00000000-0000-7000-8000-000000000001' AND id_hash = $1",
    values: [hash],
  });
  response.writeHead(rows.length === 1 ? 200 : 500, headers);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(address.port);
});
