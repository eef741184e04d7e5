import type { Config } from "../config.ts";

/**
 * What a secret may stand beside, whoever wrote it there: addresses with passwords, headers, cookies, the signatures of
 * our tokens. Each begins with something rare and knows its letters' case, so that a line costs two microseconds.
 */
const PATTERNS: [RegExp, string][] = [
  [/(:\/\/[^\s:/@"\\]*:)[^\s"\\]+@/g, "$1***@"],
  [/\b([Bb]earer|[Bb]asic) +[\w.~+/=-]+/g, "$1 ***"],
  [/\b(session|device|wall)=[^;\s"\\]+/g, "$1=***"],
  [/\.[\w-]{43}(?![\w-])/g, ".***"],
  [
    /"(pin|password|token|actor|actorToken|csrfToken|x-csrf-token|[Aa]uthorization|[Cc]ookie|[Ss]et-[Cc]ookie|secretKey)":"(?:[^"\\]|\\.)*"/g,
    '"$1":"***"',
  ],
];

/** Shorter values are words, too: they would tear holes into harmless lines. */
const SHORTEST = 8;

/** Takes what must never be read out of a line, wherever in it an error or a library put it. */
export function hideSecrets(secrets: readonly string[]): (line: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .sort((a, b) => b.length - a.length);
  const known = forms.length > 0 && new RegExp([...new Set(forms)].map(literally).join("|"), "g");
  return (line) => {
    let shown = known ? line.replace(known, "***") : line;
    for (const [pattern, instead] of PATTERNS) shown = shown.replace(pattern, instead);
    return shown;
  };
}

/** Everything in the configuration that opens something. */
export function secretsIn(config: Config): string[] {
  const passwords = [config.databaseUrl, config.redisUrl].map((url) => url && passwordOf(url));
  const others = [config.backupKey, config.backupS3?.secretKey, config.metricsToken];
  return [...config.secretKeys, ...[...passwords, ...others].flatMap((secret) => secret ?? [])];
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

function passwordOf(url: string): string {
  const { password } = new URL(url);
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
