import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FILE_ENDING } from "./backup-format.ts";
import type { BackupPlace, KeptBackup } from "./backup-place.ts";
import { EMPTY_BODY, escaped, type S3Keys, signS3Request } from "./sign-s3-request.ts";

export interface S3Options extends S3Keys {
  /** Such as https://s3.sa-east-1.amazonaws.com, without the bucket. */
  endpoint: string;
  urlStyle: "path" | "virtual";
  bucket: string;
  /** Before each name, without a slash at its ends. */
  prefix: string;
}

const PATIENCE_MS = 15 * 60_000;

/** Any S3-compatible store. One request a file, so a backup may have 5 GB: decades of one shop. */
export function openS3Bucket(options: S3Options): BackupPlace {
  const { endpoint, bucket, prefix, urlStyle } = options;
  const start = prefix === "" ? "" : `${prefix}/`;
  const bucketUrl =
    urlStyle === "virtual" ? endpoint.replace("://", `://${bucket}.`) : `${endpoint}/${escaped(bucket)}`;
  const urlOf = (name: string) =>
    new URL(`${bucketUrl}/${`${start}${name}`.split("/").map(escaped).join("/")}`);

  async function ask(method: string, url: URL, body?: { blob: Blob; hash: string }): Promise<Response> {
    const contentHash = body?.hash ?? EMPTY_BODY;
    const answer = await fetch(url, {
      method,
      headers: signS3Request({ method, url, contentHash }, options),
      ...(body && { body: body.blob }),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return answer;
    const reason = /<Code>([^<]{1,80})<\/Code>/.exec(await answer.text())?.[1] ?? "";
    throw new Error(
      `O armazenamento recusou ${method} (${answer.status} ${reason}). Confira as variáveis BACKUP_S3_*.`,
    );
  }

  return {
    description: `${endpoint}/${bucket}/${prefix}`,
    async put(name, file) {
      const hash = createHash("sha256");
      for await (const chunk of createReadStream(file)) hash.update(chunk);
      const blob = await openAsBlob(file, { type: "application/octet-stream" });
      await (await ask("PUT", urlOf(name), { blob, hash: hash.digest("hex") })).text();
    },
    async get(name, file) {
      const { body } = await ask("GET", urlOf(name));
      if (!body) throw new Error(`${name} veio vazio do armazenamento.`);
      await pipeline(Readable.fromWeb(body), createWriteStream(file, { mode: 0o600 }));
    },
    async list() {
      const found: KeptBackup[] = [];
      let token: string | undefined;
      do {
        const url = new URL(bucketUrl);
        url.searchParams.set("list-type", "2");
        url.searchParams.set("prefix", start);
        if (token !== undefined) url.searchParams.set("continuation-token", token);
        const xml = await (await ask("GET", url)).text();
        for (const [, entry = ""] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const name = textOf(entry, "Key")?.slice(start.length) ?? "";
          if (name.endsWith(FILE_ENDING)) found.push({ name, bytes: Number(textOf(entry, "Size")) });
        }
        token = textOf(xml, "NextContinuationToken");
      } while (token !== undefined);
      return found.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async remove(name) {
      await (await ask("DELETE", urlOf(name))).text();
    },
  };
}

/** Names of backups need no more of XML than this; a continuation token may carry an escape. */
function textOf(xml: string, tag: string): string | undefined {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return text
    ?.replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
