import { createHash, createHmac } from "node:crypto";

export interface S3Keys {
  accessKey: string;
  secretKey: string;
  region: string;
}

export interface S3Request {
  method: string;
  url: URL;
  /** SHA-256 of the body, in hex. */
  contentHash: string;
}

export const EMPTY_BODY = createHash("sha256").digest("hex");

/** The headers of AWS Signature Version 4, which every S3-compatible store reads. */
export function signS3Request(
  { method, url, contentHash }: S3Request,
  { accessKey, secretKey, region }: S3Keys,
  now = new Date(),
): Record<string, string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = stamp.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const signed = { host: url.host, "x-amz-content-sha256": contentHash, "x-amz-date": stamp };
  const names = Object.keys(signed).join(";");
  const query = [...url.searchParams]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join("&");
  const headers = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const request = [method, url.pathname, query, headers.join(""), names, contentHash].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", stamp, scope, sha256(request)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretKey}`,
  );
  const signature = hmac(key, toSign).toString("hex");
  return {
    "x-amz-content-sha256": contentHash,
    "x-amz-date": stamp,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** As the signature wants it: stricter than encodeURIComponent. */
export function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
