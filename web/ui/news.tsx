import { useEffect, useRef, useState } from "preact/compat";

interface Props<T> {
  of: T;
  /** What happened between two states of it, as a sentence; empty where nobody has to be told. */
  tell: (before: T, now: T) => string;
}

/** Says to those who hear the screen what those who see it notice by themselves: that somebody else changed something. */
export function News<T>({ of, tell }: Props<T>) {
  const before = useRef(of);
  const [told, setTold] = useState({ text: "", times: 0 });
  useEffect(() => {
    const text = before.current === of ? "" : tell(before.current, of);
    before.current = of;
    if (text) setTold(({ times }) => ({ text, times: times + 1 }));
  }, [of, tell]);
  return (
    <p className="ui-hidden" role="status" data-news="">
      {/* Another element each time: the same sentence twice is said twice. */}
      <span key={told.times}>{told.text}</span>
    </p>
  );
}
