/**
 * For a small machine that also runs the program itself. Durability stays PostgreSQL's own: only tests give `fsync` away.
 * Statements never go to the log: they hold names of customers.
 */
export function serverSettings(socketFolder: string, fsync: boolean): Record<string, string> {
  return {
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    max_connections: fsync ? "50" : "200",
    shared_buffers: "96MB",
    max_wal_size: "256MB",
    max_parallel_workers_per_gather: "0",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_checkpoints: "off",
    ...(fsync ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
}
