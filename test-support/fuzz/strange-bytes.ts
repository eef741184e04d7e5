import type { Chance } from "./seeded-values.ts";

const REQUESTS = [
  "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
  "GET /api/orders?state=open HTTP/1.1\r\nHost: localhost\r\nCookie: session=x\r\nConnection: close\r\n\r\n",
  'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 26\r\nConnection: close\r\n\r\n{"login":12,"pin":"99999"}',
  "POST /api/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
  "GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
];
const PIECES = [
  "\r\n",
  "\n",
  "\r",
  "\0",
  " ",
  ":",
  "%",
  "%00",
  "//",
  "..",
  "\u00ff",
  "HTTP/9.9",
  "x".repeat(20_000),
  "Content-Length: -1\r\n",
  "Transfer-Encoding: gzip\r\n",
  "Host: [::1]:99999\r\n",
  "Expect: 100-continue\r\n",
];

/** A request with something cut out, put in, doubled or flipped; or nothing like a request at all. */
export function strangeBytes(chance: Chance): Buffer {
  if (chance.happens(0.1))
    return Buffer.from(Array.from({ length: 1 + chance.below(300) }, () => chance.below(256)));
  let bytes = Buffer.from(chance.pick(REQUESTS), "latin1");
  for (let change = chance.below(4); change >= 0; change--) {
    const at = chance.below(bytes.length + 1);
    const before = bytes.subarray(0, at);
    const after = bytes.subarray(at);
    bytes = chance.pick([
      () => Buffer.concat([before, Buffer.from(chance.pick(PIECES), "latin1"), after]),
      () => Buffer.concat([before, after.subarray(chance.below(20))]),
      () => Buffer.concat([before, after.subarray(0, 30), after]),
      () => Buffer.concat([before, Buffer.from([chance.below(256)]), after.subarray(1)]),
    ])();
  }
  return bytes;
}
