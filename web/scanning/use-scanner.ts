import { useEffect, useRef } from "preact/compat";
import { listenToKeys } from "./listen-to-keys.ts";

/** Hears scans for as long as the screen is there. */
export function useScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => listenToKeys((text) => latest.current(text)), []);
}
