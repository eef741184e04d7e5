import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { ERRORS } from "../../shared/error-codes.ts";
import { quotePdf } from "../../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { ADMIN, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

const MB = 1024 * 1024;
const BOUNDARY = "limite";
const HEAD = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="o.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
const TAIL = `\r\n--${BOUNDARY}--\r\n`;

let shop: TestShop;
let url: string;
let headers: Record<string, string>;
before(async () => {
  shop = await openTestShop();
  url = await shop.app.listen({ port: 0, host: "127.0.0.1" });
  const signedIn = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(ADMIN),
  });
  const { csrfToken } = (await signedIn.json()) as { csrfToken: string }; // the contract's answer
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  headers = { cookie, "x-csrf-token": csrfToken };
});
after(() => shop.close());

interface Answer {
  status: number | undefined;
  code: string;
  message: string;
}

/** Sends a body of `size` bytes piece by piece, as fast as it is taken, and never holds it in memory. */
function send(
  size: number,
  { stated, head = HEAD, tail = TAIL }: { stated: boolean; head?: string; tail?: string },
) {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const length = { "content-length": size + head.length + tail.length };
  const upload = request(`${url}/api/quotes`, {
    method: "POST",
    headers: {
      ...headers,
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      ...(stated && length),
    },
  });
  upload.on("error", reject);
  upload.on("response", async (response) => {
    const answer = JSON.parse((await response.toArray()).join(""));
    upload.destroy();
    resolve({ status: response.statusCode, ...answer });
  });
  const piece = Buffer.alloc(64 * 1024, "%PDF-1.7 ");
  let left = size;
  const go = () => {
    while (left > 0 && !upload.destroyed) {
      const taken = upload.write(piece.subarray(0, left));
      left -= piece.length;
      if (!taken) return void upload.once("drain", go);
    }
    upload.end(tail);
  };
  upload.write(head);
  go();
  return promise;
}

for (const stated of [true, false])
  test(`an upload of 200 MB ${stated ? "" : "of unknown length "}is refused and never kept in memory`, async () => {
    const before = process.memoryUsage().rss;
    let peak = 0;
    const look = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 5);
    const { status, code, message } = await send(200 * MB, { stated });
    clearInterval(look);
    assert.deepEqual([status, code, message], [422, "too_large", ERRORS.too_large.message]);
    assert.ok(peak - before < 120 * MB, `grew by ${Math.round((peak - before) / MB)} MB`);
  });

test("what is no upload at all is refused with a name", async () => {
  const cases: [string, Promise<Answer>, string][] = [
    ["an empty file", send(0, { stated: true }), "not_a_pdf"],
    ["no file", send(0, { stated: true, head: "", tail: `--${BOUNDARY}--\r\n` }), "bad_request"],
    ["a form that breaks off", send(1000, { stated: true, tail: "" }), "bad_request"],
    ["a form without its boundary", send(1000, { stated: true, head: "file", tail: "" }), "bad_request"],
  ];
  for (const [name, answer, code] of cases) assert.equal((await answer).code, code, name);
});

test("a quote is read after all that", async () => {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(await quotePdf(exampleQuote().spec))]), "orcamento.pdf");
  const answer = await fetch(`${url}/api/quotes`, { method: "POST", headers, body: form });
  assert.equal(answer.status, 200);
});
