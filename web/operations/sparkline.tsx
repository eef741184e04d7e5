interface Props {
  /** Oldest first; null: nobody measured then. */
  values: readonly (number | null)[];
  /** What those who hear the screen are told instead. */
  label: string;
  /** So high the picture is at least: a quiet line must not look like a mountain range. */
  least: number;
}

const WIDTH = 240;
const HEIGHT = 48;

/** An hour in a line. Scaled to its own highest value; stretched to wherever it stands. */
export function Sparkline({ values, label, least }: Props) {
  const top = Math.max(least, ...values.map((value) => value ?? 0));
  const step = WIDTH / Math.max(1, values.length - 1);
  const points = values.flatMap((value, index) =>
    value === null
      ? []
      : [`${(index * step).toFixed(1)},${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`],
  );
  const [first] = points[0]?.split(",") ?? ["0"];
  const [last] = points.at(-1)?.split(",") ?? ["0"];
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line className="spark-ground" x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      {points.length > 1 && (
        <>
          <polygon
            className="spark-area"
            points={`${first},${HEIGHT} ${points.join(" ")} ${last},${HEIGHT}`}
          />
          <polyline className="spark-line" points={points.join(" ")} vectorEffect="non-scaling-stroke" />
        </>
      )}
    </svg>
  );
}
