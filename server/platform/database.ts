import pg from "pg";

export type Database = pg.Pool;
/** A connection inside BEGIN … COMMIT. Writers take one, so that a forgotten transaction does not compile. */
export type Transaction = pg.PoolClient & { readonly inTransaction: true };
/** Readers run on either. */
export type Queryable = Pick<pg.Pool, "query">;

// Sums of cents and counts stay far below 2^53; as numbers they need no conversion at every reader.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Longest waits, in ms: for a connection, a lock, a statement, and a server that has fallen silent (longer than its own limits). */
export const WAITS = { connectMs: 5_000, lockMs: 5_000, statementMs: 15_000, silentMs: 20_000 };

/**
 * Nothing waits for the database for ever; each wait that is over is an answer (503: try again), see `databaseIsAway`.
 * Statements that need not wait for each other's answers are sent one behind the other: a round trip is what a tick costs
 * most. COPY has `openOwnConnection`.
 */
export function openDatabase(connectionString: string, waits: Partial<typeof WAITS> = {}): Database {
  const { connectMs, lockMs, statementMs, silentMs } = { ...WAITS, ...waits };
  return new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: connectMs,
    query_timeout: silentMs,
    keepAlive: true,
    pipeline: true,
    Client: OneWriteClient,
    options: `-c statement_timeout=${statementMs} -c lock_timeout=${lockMs} -c idle_in_transaction_session_timeout=20000 -c timezone=UTC`,
  });
}

/** All that is asked before the program next waits goes out in one write. */
class OneWriteClient extends pg.Client {
  private held = false;

  override query: pg.Client["query"] = (...given: unknown[]) => {
    this.hold();
    return Reflect.apply(pg.Client.prototype.query, this, given);
  };

  private hold(): void {
    if (this.held) return;
    this.held = true;
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => {
      this.held = false;
      stream.uncork();
    });
  }
}

/** The driver's words for that silence; it has no code. */
const UNANSWERED = "Query read timeout";

/**
 * The sweep looks back 60 s for what nobody announced, from the moment a transaction began: one that commits later than
 * that would never be found. PostgreSQL 14 has no limit for a whole transaction, so the connection is cut.
 */
const LONGEST_TRANSACTION_MS = 30_000;

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws, or takes too long. Nothing waits
 * for BEGIN. A statement whose answer `work` does not need may be left to `last`: it shares COMMIT's round trip.
 */
export async function transaction<T>(
  database: Database,
  work: (tx: Transaction, last: (statement: Promise<unknown>) => void) => Promise<T>,
  longestMs = LONGEST_TRANSACTION_MS,
): Promise<T> {
  const client = await database.connect();
  let broken: Error | undefined;
  // What runs on it is rejected as well; unheard, the event would end the whole process.
  const lost = (error: Error) => {
    broken ??= error;
  };
  client.on("error", lost);
  const tooLong = setTimeout(() => {
    broken = new Error(`the transaction took longer than ${longestMs} ms`);
    // Ends the connection at once, also under a statement that runs; the pool makes another.
    client.connection.stream.destroy();
  }, longestMs);
  const unread: Promise<unknown>[] = [];
  const leave = (statement: Promise<unknown>) => {
    statement.catch(() => {}); // heard below
    unread.push(statement);
  };
  try {
    leave(client.query("BEGIN"));
    // The brand has no member at run time: it only says that BEGIN has been sent.
    const result = await work(client as Transaction, leave);
    const commit = client.query("COMMIT");
    leave(commit);
    await Promise.all(unread);
    // A statement that failed, and whose error was swallowed, has made ROLLBACK of it.
    if ((await commit).command !== "COMMIT") throw new Error("the transaction was rolled back");
    return result;
  } catch (error) {
    // Behind a statement that was never answered a ROLLBACK would not be either: the line goes, and the server takes it back.
    if (error instanceof Error && error.message === UNANSWERED) broken = error;
    else await client.query("ROLLBACK").catch(lost);
    throw error;
  } finally {
    clearTimeout(tooLong);
    client.off("error", lost);
    client.release(broken);
  }
}
