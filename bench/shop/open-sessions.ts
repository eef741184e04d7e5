import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { issueActorToken } from "../../server/people/actor-token.ts";
import { createSession } from "../../server/people/session.ts";
import { type Database, transaction } from "../../server/platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../../server/platform/shop.ts";
import { newId } from "../../shared/new-id.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { SCRATCH } from "../scratch.ts";

/** Each may ask 500 times a second: so many are never slowed, and are still fewer than a shop has tablets. */
const COUNT = 64;

export interface OpenSession {
  /** SHA-256 of the cookie's value in hex, as the program looks it up. */
  id: string;
  cookie: string;
  csrfToken: string;
  actorToken: string;
}

export interface OpenSessions {
  all: OpenSession[];
  /** For wrk's scripts: a line each, cookie, token and actor parted by tabs. */
  file: string;
}

/** Tablets on which these people are signed in, in turn. */
export async function openSessions(
  database: Database,
  secret: string,
  people: readonly Actor[],
): Promise<OpenSessions> {
  const all: OpenSession[] = [];
  for (let n = 0; n < COUNT; n++) {
    const personId = people[n % people.length]!.id;
    const deviceId = newId();
    const { id, token, csrfToken } = await transaction(database, (tx) =>
      createSession(tx, { shopId, personId, deviceId }),
    );
    const actorToken = issueActorToken([secret], { personId, deviceId });
    all.push({ id, cookie: `session=${token}`, csrfToken, actorToken });
  }
  const file = join(SCRATCH, `sessions-${newId()}.tsv`);
  writeFileSync(
    file,
    all.map(({ cookie, csrfToken, actorToken }) => `${cookie}\t${csrfToken}\t${actorToken}\n`).join(""),
  );
  return { all, file };
}
