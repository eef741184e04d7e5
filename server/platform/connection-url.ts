/**
 * Platforms hand out addresses that no parser takes as they are: passwords with @, # or / in them, and libpq's `sslmode`,
 * which our driver reads more strictly than libpq does. Returned in the form that the drivers understand; undefined when it is no address.
 */
export function tidyConnectionUrl(value: string): string | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(value.trim());
  if (!match?.[1] || match[2] === undefined) return undefined;
  const scheme = match[1].toLowerCase();
  const rest = match[2];
  const at = rest.lastIndexOf("@", endOfUser(rest));
  const user = at < 0 ? "" : `${tidyUser(rest.slice(0, at))}@`;
  const place = at < 0 ? rest : rest.slice(at + 1);
  if (!URL.canParse(`${scheme}://${user}${place}`)) return undefined;
  const url = new URL(`${scheme}://${user}${place}`);
  if (scheme.startsWith("postgres")) asLibpqReadsIt(url);
  return url.href;
}

/** An @ in the query (an application's name, say) separates no user; a question mark of a password begins no query. */
function endOfUser(rest: string): number {
  const query = rest.search(/\?[a-z_]+=[^?]*$/i);
  return query < 0 || !rest.slice(0, query).includes("@") ? rest.length : query;
}

function tidyUser(user: string): string {
  const colon = user.indexOf(":");
  const parts = colon < 0 ? [user] : [user.slice(0, colon), user.slice(colon + 1)];
  return parts.map((part) => encodeURIComponent(decodeWhatIsEncoded(part))).join(":");
}

/** A % that begins no escape is a character of the password. */
function decodeWhatIsEncoded(part: string): string {
  try {
    return decodeURIComponent(part.replace(/%(?![0-9a-f]{2})/gi, "%25"));
  } catch {
    return part;
  }
}

/**
 * `require` means: encrypt, whoever signed the certificate. Managed servers sign their own; who wants proof says verify-full.
 * `prefer` and `allow` are content without encryption, and our driver cannot try one way and then the other.
 */
function asLibpqReadsIt(url: URL): void {
  if (/^(prefer|allow)$/.test(url.searchParams.get("sslmode") ?? "")) url.searchParams.delete("sslmode");
  if (url.searchParams.has("sslmode") && !url.searchParams.has("uselibpqcompat"))
    url.searchParams.set("uselibpqcompat", "true");
}
