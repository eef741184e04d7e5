/** A PDF transformation: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function shifted(matrix: Matrix, x: number, y: number): Matrix {
  return times(matrix, [1, 0, 0, 1, x, y]);
}

/** Undefined unless these are six numbers: what a file says is never taken on trust. */
export function matrixOf(value: unknown): Matrix | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const numbers = Array.from({ length: 6 }, (_, index) => Number((value as ArrayLike<unknown>)[index])); // checked next
  const [a, b, c, d, e, f] = numbers;
  return numbers.every(Number.isFinite) ? [a!, b!, c!, d!, e!, f!] : undefined;
}
