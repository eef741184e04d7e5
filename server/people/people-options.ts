import type { Database } from "../platform/database.ts";

export interface PeopleOptions {
  database: Database;
  /** The first signs, all verify. */
  secretKeys: readonly string[];
  shopId: string;
  /** After the commit that ended them: whoever keeps sockets closes theirs. */
  onSessionsEnded?: (sessionIds: string[]) => void;
}
