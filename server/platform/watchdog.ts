import { spawn } from "node:child_process";
import { url as debuggerUrl } from "node:inspector";

const BEAT_MS = 5_000;
const SILENCE_S = 15;

/**
 * Ends the process that is silent twice in a row (once may be a machine that slept, whose clock has jumped), and itself
 * when the line ends.
 */
const SCRIPT = `silent=0
while :; do
  read -rt "$1"; said=$?
  if [ $said = 0 ]; then silent=0
  elif [ $said -le 128 ]; then exit
  elif [ $((silent += 1)) = 2 ]; then kill -9 "$2"; exit
  fi
done`;

/**
 * A process whose event loop does not turn any more answers nobody, not even the signal to end, and platforms look at its
 * health only while they deploy. So a small child listens to its heartbeat, and when there has been none for half a minute
 * it kills it; whoever runs it starts it again. Another thread would do the same for 18 MB.
 */
export function watchOverLoop({ beatMs = BEAT_MS, silenceS = SILENCE_S } = {}): void {
  if (debuggerUrl()) return; // somebody looks at it, and lets it stand
  const child = spawn("bash", ["-c", SCRIPT, "watchdog", String(silenceS), String(process.pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    env: {},
  });
  const heart = setInterval(() => child.stdin.write("\n"), beatMs).unref();
  const alone = () => clearInterval(heart); // no bash, or somebody ended it: then there is no watchdog
  child.on("error", alone).on("exit", alone);
  child.stdin.on("error", alone);
  child.unref();
  // The pipe is a socket underneath, which the stream's type does not say.
  if ("unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
}
