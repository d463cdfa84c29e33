/** d3 format of tick labels, its digits given: left to Vega they follow the tick step, and 100 becomes 1e+2. */
export const TICK_FORMAT = ".6~g";

const SUPERSCRIPTS = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"] as const;
const superscript = (exponent: number) =>
  (exponent < 0 ? "⁻" : "") + String(Math.abs(exponent)).split("").map((digit) => SUPERSCRIPTS[Number(digit)]).join("");

/** Powers of ten between two positive values; also three times these, or 2 and 5 times, where they span few decades. */
export function logTicks(low: number, high: number): number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const stride = Math.max(1, Math.ceil((to - from) / 8));
  const decadesSpanned = Math.log10(high / low);
  const steps = decadesSpanned > 2.5 ? [1] : decadesSpanned > 1.2 ? [1, 3] : [1, 2, 5];
  const decades = Array.from({ length: to - from + 1 }, (_, decade) => from + decade).filter((decade) => (decade - from) % stride === 0);
  const ticks = decades.flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)));
  return ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

/** Vega axis properties of a logarithmic axis over positive values: few ticks, powers of ten as 10⁻³. */
export function logAxis(low: number, high: number): Readonly<Record<string, unknown>> {
  const values = logTicks(low, high);
  // Vega's own ticks serve a range that holds no round numbers
  if (values.length < 2) return { tickCount: 4, format: TICK_FORMAT };
  const plain = values.every((value) => value >= 1e-3 && value <= 1e4);
  if (plain) return { values, format: TICK_FORMAT };
  const names = Object.fromEntries(values.map((value) => {
    const exponent = Math.floor(Math.log10(value) + 1e-9);
    const factor = Math.round(value / 10 ** exponent);
    return [String(value), `${factor === 1 ? "" : `${factor}·`}10${superscript(exponent)}`];
  }));
  return { values, labelExpr: `(${JSON.stringify(names)})[datum.value] || format(datum.value, '${TICK_FORMAT}')` };
}
