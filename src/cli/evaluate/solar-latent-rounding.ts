import type { Estimate } from "../../lib/solar";

const DIGITS = 6;

/** A number as records keep it. */
export const rounded = (value: number): number => Number(value.toPrecision(DIGITS));

/** An estimate as records keep it. */
export const estimate = ({ value, error, interval: [low, high] }: Estimate): Estimate =>
  ({ value: rounded(value), error: rounded(error), interval: [rounded(low), rounded(high)] });

/** A list for a record: JSON has neither NaN nor infinity. */
export const listed = (values: ArrayLike<number>): (number | null)[] =>
  Array.from(values, (value) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : null));
