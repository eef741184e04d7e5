import { type FunctionComponent, lazy, useEffect, useState } from "preact/compat";

/** What the address itself asked for, until it is here. */
const wanted: Promise<unknown>[] = [];

/** A screen's file comes when it is needed, or at once where the address names it: beside the session, not after it. */
export function onDemand<P>(address: string, load: () => Promise<{ default: FunctionComponent<P> }>) {
  let here: { default: FunctionComponent<P> } | undefined;
  const loadOnce = async () => {
    here = await load();
    return here;
  };
  if (location.pathname.startsWith(address)) wanted.push(loadOnce().catch(() => {}));
  return lazy(() => (here ? atHand(here) : loadOnce()));
}

/** Answers in the moment in which it is asked: what is here already is drawn at once, without a placeholder before it. */
function atHand<T>(value: T): Promise<T> {
  // biome-ignore lint/suspicious/noThenProperty: to be taken for a promise is what it is for
  return { then: (take: (value: T) => void) => take(value) } as unknown as Promise<T>; // as: of a promise preact uses `then` alone
}

/** Whether there is no more to wait for than the session. A file that did not come is asked for again by its screen. */
export function useWantedScreens(): boolean {
  const [areHere, setAreHere] = useState(wanted.length === 0);
  useEffect(() => {
    void Promise.all(wanted).then(() => setAreHere(true));
  }, []);
  return areHere;
}
