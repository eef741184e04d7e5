import "./progress-bar.css";

interface Props {
  /** 0 … 1; full only at exactly 1, so that 99.9 % never looks done. */
  value: number;
  label: string;
}

export function ProgressBar({ value, label }: Props) {
  const done = value >= 1;
  const percent = done ? 100 : Math.min(99, Math.floor(value * 100));
  return (
    <div
      className="ui-progress"
      data-done={done || undefined}
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div className="ui-progress-fill" style={{ width: `${percent}%` }} />
    </div>
  );
}
