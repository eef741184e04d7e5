/** Cents as people write them: 123456 → "R$ 1.234,56". Integer arithmetic only: no figure passes through a float. */
export function reais(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100).toString();
  const rest = (Math.abs(cents) % 100).toString().padStart(2, "0");
  return `R$ ${cents < 0 ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${rest}`;
}
