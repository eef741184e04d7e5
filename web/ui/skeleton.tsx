import "./skeleton.css";

/** Holds the place of what is being read; appears only when the wait is long enough to be noticed. */
export function Skeleton({ height = 20, width }: { height?: number; width?: number | string }) {
  return <span className="ui-skeleton" aria-hidden="true" style={{ height, width }} />;
}
