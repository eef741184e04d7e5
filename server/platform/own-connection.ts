import { Client } from "pg";

/** Outside the pool: for hours if need be, and a server that goes away is this work's failure, never the process's end. */
export async function openOwnConnection(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  // Whatever runs on it is rejected as well; without a listener the event would end the whole process.
  client.on("error", () => {});
  await client.connect();
  return client;
}
