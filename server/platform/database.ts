import pg from "pg";

export type Database = pg.Pool;
/** A connection inside BEGIN … COMMIT. Writers take one, so that a forgotten transaction does not compile. */
export type Transaction = pg.PoolClient & { readonly inTransaction: true };
/** Readers run on either. */
export type Queryable = Pick<pg.Pool, "query">;

// Sums of cents and counts stay far below 2^53; as numbers they need no conversion at every reader.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export function openDatabase(connectionString: string): Database {
  return new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    options: "-c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000 -c timezone=UTC",
  });
}

/** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
export async function transaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await database.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    // The brand has no member at run time: it only says that BEGIN has been sent.
    const result = await work(client as Transaction);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollback: Error) => {
      broken = rollback;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
