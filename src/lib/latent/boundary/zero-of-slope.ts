const ENOUGH = 0.2;
const FARTHEST = 100;

/**
 * A step length at which the slope of a convex function, negative at 0, has fallen to a fifth of its size at 0: 1 where
 * that is good enough, else found by false position. Bounded by 100.
 */
export function zeroOfSlope(slope: (at: number) => number): number {
  const start = slope(0);
  let [low, atLow, high, atHigh] = [0, start, 1, slope(1)];
  if (Math.abs(atHigh) <= ENOUGH * Math.abs(start)) return 1;
  while (atHigh < 0 && high < FARTHEST) {
    [low, atLow] = [high, atHigh];
    high = Math.min(FARTHEST, 3 * high);
    atHigh = slope(high);
  }
  if (atHigh < 0) return high;
  let at = high;
  for (let k = 0; k < 25; k++) {
    at = low + (high - low) * Math.min(0.9, Math.max(0.1, atLow / (atLow - atHigh)));
    const value = slope(at);
    if (Math.abs(value) <= ENOUGH * Math.abs(start)) break;
    if (value < 0) [low, atLow] = [at, value];
    else [high, atHigh] = [at, value];
  }
  return at;
}
