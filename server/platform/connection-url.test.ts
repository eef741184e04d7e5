import assert from "node:assert/strict";
import { test } from "node:test";
import { Redis } from "ioredis";
import pg from "pg";
import { tidyConnectionUrl } from "./connection-url.ts";

/** As our driver reads it. */
function read(url: string) {
  const tidy = tidyConnectionUrl(url);
  assert.ok(tidy, url);
  const { user, password, host, port, database } = new pg.Client({ connectionString: tidy });
  return { user, password, host, port, database };
}

const passwords = ["p@ss", "p/a#s?s", "a:b:c", "100%", "50%40", "çã é", "[x]", "a@b?c", "plain", "p%40ss%2F"];
for (const written of passwords)
  test(`a password written as ${written} is taken as it is meant`, () => {
    const found = read(`postgresql://ana:${written}@db.internal:6543/loja`);
    const meant: Record<string, string> = { "50%40": "50@", "p%40ss%2F": "p@ss/" };
    assert.deepEqual(found, {
      user: "ana",
      password: meant[written] ?? written,
      host: "db.internal",
      port: 6543,
      database: "loja",
    });
  });

test("a user with an @, as some clouds give them, keeps it", () => {
  assert.equal(read("postgres://ana%40servidor:x@db/loja").user, "ana@servidor");
});

test("a private host that is an IPv6 address is reached without its brackets' help", () => {
  const tidy = tidyConnectionUrl("redis://default:s#cret@[fd12:3456::7]:6379");
  assert.equal(tidy && new URL(tidy).hostname, "[fd12:3456::7]");
  assert.equal(tidy && decodeURIComponent(new URL(tidy).password), "s#cret");
});

test("an encrypted Redis stays encrypted, also without a user", () => {
  const tidy = new URL(tidyConnectionUrl(" REDISS://:p@ss@cache:6380/2 ") ?? "");
  assert.deepEqual(
    [tidy.protocol, tidy.password, tidy.host, tidy.pathname],
    ["rediss:", "p%40ss", "cache:6380", "/2"],
  );
});

test("sslmode is read as libpq reads it, and other parameters stay", () => {
  const tidy = new URL(
    tidyConnectionUrl("postgres://a:b@db/loja?sslmode=require&application_name=eu@casa") ?? "",
  );
  assert.equal(tidy.host, "db");
  assert.equal(tidy.searchParams.get("uselibpqcompat"), "true");
  assert.equal(tidy.searchParams.get("application_name"), "eu@casa");
});

for (const sslmode of ["allow", "prefer"])
  test(`sslmode=${sslmode}, which is content without encryption, does not fail where there is none`, () => {
    const tidy = tidyConnectionUrl(`postgres://a:b@db/loja?sslmode=${sslmode}&connect_timeout=5`);
    assert.equal(new pg.Client({ connectionString: tidy ?? "" }).ssl, false);
    assert.match(tidy ?? "", /connect_timeout=5/);
  });

test("an IPv6 address reaches both drivers without its brackets", () => {
  assert.equal(read("postgres://ana:x@[fd12:3456::7]:5432/loja").host, "fd12:3456::7");
  const redis = new Redis(tidyConnectionUrl("rediss://default:s#cret@[fd12:3456::7]:6379") ?? "", {
    lazyConnect: true,
  });
  const { host, password, tls } = redis.options;
  assert.deepEqual([host, password, tls], ["fd12:3456::7", "s#cret", true]);
});

test("what is no address is none", () => {
  for (const odd of ["", "db:5432/loja", "localhost", "postgres://a:b@ho st/x"])
    assert.equal(tidyConnectionUrl(odd), undefined, odd);
});
