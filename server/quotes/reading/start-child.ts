import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../platform/root.ts";

/** The bundled server has its reader bundled beside it; everywhere else the file itself runs. */
const PROGRAM = join(
  ROOT,
  import.meta.filename.endsWith(".ts")
    ? "server/quotes/reading/reading-child.ts"
    : "dist/server/reading-child.js",
);

/** A process that reads quotes, with no variable of ours in its environment. It never keeps this one from ending. */
export function startChild(): ChildProcess {
  const child = fork(PROGRAM, {
    execArgv: [
      "--max-old-space-size=128",
      "--max-semi-space-size=8",
      "--disable-warning=ExperimentalWarning",
    ],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: {},
  });
  // Without a listener a failed start would end this process; who waits for an answer hears of the exit.
  child.on("error", () => undefined);
  child.unref();
  child.channel?.unref();
  return child;
}
