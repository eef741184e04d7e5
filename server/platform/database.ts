import pg from "pg";

export type Database = pg.Pool;
/** A connection inside BEGIN … COMMIT. Writers take one, so that a forgotten transaction does not compile. */
export type Transaction = pg.PoolClient & { readonly inTransaction: true };
/** Readers run on either. */
export type Queryable = Pick<pg.Pool, "query">;

// Sums of cents and counts stay far below 2^53; as numbers they need no conversion at every reader.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Nothing waits for the database for ever: not for a connection, a lock or a statement, nor for a server that has fallen
 * silent. Each of these is an answer (503: try again), see `databaseIsAway`.
 */
export function openDatabase(connectionString: string): Database {
  return new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: SILENT_AFTER_MS,
    keepAlive: true,
    options:
      "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=20000 -c timezone=UTC",
  });
}

/** Longer than the server's own limit: who is silent for so long is not there. */
const SILENT_AFTER_MS = 20_000;
/** The driver's words for that; it has no code. */
const UNANSWERED = "Query read timeout";

/**
 * The sweep looks back 60 s for what nobody announced, from the moment a transaction began: one that commits later than
 * that would never be found. PostgreSQL 14 has no limit for a whole transaction, so the connection is cut.
 */
const LONGEST_TRANSACTION_MS = 30_000;

/** Runs `work` in one transaction: committed when it resolves, rolled back when it throws, or takes too long. */
export async function transaction<T>(
  database: Database,
  work: (tx: Transaction) => Promise<T>,
  longestMs = LONGEST_TRANSACTION_MS,
): Promise<T> {
  const client = await database.connect();
  let broken: Error | undefined;
  const tooLong = setTimeout(() => {
    broken = new Error(`the transaction took longer than ${longestMs} ms`);
    // Ends the connection at once, also under a statement that runs; the pool makes another.
    void (client as unknown as pg.Client).end().catch(() => {}); // as: a pool's client is one, with one thing more
  }, longestMs);
  try {
    await client.query("BEGIN");
    // The brand has no member at run time: it only says that BEGIN has been sent.
    const result = await work(client as Transaction);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // Behind a statement that was never answered a ROLLBACK would not be either: the line goes, and the server takes it back.
    if (error instanceof Error && error.message === UNANSWERED) broken = error;
    else
      await client.query("ROLLBACK").catch((rollback: Error) => {
        broken = rollback;
      });
    throw error;
  } finally {
    clearTimeout(tooLong);
    client.release(broken);
  }
}
