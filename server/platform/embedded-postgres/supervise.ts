import type { ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import { hasEnded, type PostmasterOptions, startPostmaster, stopPostmaster } from "./postmaster.ts";

/** More than this many deaths in a minute is no accident. */
const DEATHS_PER_MINUTE = 5;

export interface SupervisedServer {
  pid(): number | undefined;
  failed: Promise<Error>;
  /** The server no longer keeps this process from ending. */
  unref(): void;
  stop(): Promise<void>;
}

/** Keeps a server running: when it dies it is started again on the same socket, and connections come back by themselves. */
export async function supervise(options: PostmasterOptions): Promise<SupervisedServer> {
  const { promise: failed, resolve: fail } = Promise.withResolvers<Error>();
  const deaths: number[] = [];
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  let child: ChildProcess;

  const watch = (started: ChildProcess) => {
    child = started;
    if (hasEnded(started)) return onDeath();
    started.once("exit", onDeath);
  };
  const onDeath = () => {
    if (stopping) return;
    deaths.push(Date.now());
    const recent = deaths.filter((at) => at > Date.now() - 60_000).length;
    options.log.error(
      { code: child.exitCode, signal: child.signalCode, recent },
      "the embedded PostgreSQL ended unexpectedly",
    );
    if (recent > DEATHS_PER_MINUTE)
      return fail(new Error("O PostgreSQL embutido terminou várias vezes em um minuto."));
    restarting = startPostmaster(options).then(watch, fail);
  };
  // When we end without stopping it (an uncaught error), it still gets the signal to shut down cleanly.
  const lastCall = () => child.kill("SIGINT");

  watch(await startPostmaster(options));
  process.once("exit", lastCall);
  return {
    pid: () => child.pid,
    failed,
    unref: () => unrefChild(child),
    async stop() {
      stopping = true;
      await restarting;
      await stopPostmaster(child);
      process.off("exit", lastCall);
    },
  };
}

function unrefChild(child: ChildProcess): void {
  child.unref();
  // The pipe of its log is a socket underneath, which the stream's type does not say.
  if (child.stderr instanceof Socket) child.stderr.unref();
}
