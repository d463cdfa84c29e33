/** A correlation coefficient with the probability of finding one as large by chance. */
export interface Correlation {
  /** the coefficient, -1 … 1 */
  readonly value: number;
  /**
   * two-sided: probability of a coefficient at least as large in size when the two quantities are independent, from
   * Student's t distribution; 0 where it is below 5e-324
   */
  readonly pValue: number;
  /** pairs */
  readonly n: number;
}

const SERIES_FROM = 30;
const MOST_TERMS = 100_000;

/** `ln(Gamma(a + 1/2) / Gamma(a))` for a > 0: its asymptotic series, reached by `Gamma(a + 1) = a Gamma(a)`. */
function logGammaStep(a: number): number {
  let [shifted, product] = [a, 1];
  for (; shifted < SERIES_FROM; shifted++) product *= shifted / (shifted + 0.5);
  const q = 1 / (shifted * shifted);
  const series = (-1 / 8 + q * (1 / 192 + q * (-1 / 640 + (q * 17) / 14336))) / shifted;
  return 0.5 * Math.log(shifted) + series + Math.log(product);
}

/** Continued fraction of the incomplete beta function, by Lentz' method; fast for `x < (a + 1) / (a + b + 2)`. */
function betaFraction(x: number, a: number, b: number): number {
  const safe = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 / safe(1 + term * d);
      c = safe(1 + term / c);
      step = c * d;
      fraction *= step;
    }
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return fraction;
}

/**
 * Two-sided probability of a correlation of size `|r|` or larger between independent quantities:
 * `t = r sqrt(v / (1 - r^2))` follows Student's t with v degrees of freedom, so `p = I_(1-r^2)(v/2, 1/2)`, the
 * regularised incomplete beta function. Exact for Pearson's r of normal variables; to relative 1e-12 or better.
 * @param r -1 … 1
 * @param degreesOfFreedom v, at least 1: n - 2, less one for each covariate held fixed
 * Source: Fisher (1915), Biometrika 10, 507; Abramowitz & Stegun (1964), 26.5.8 and 26.7.1.
 */
export function correlationPValue(r: number, degreesOfFreedom: number): number {
  const size = Math.min(1, Math.abs(r));
  if (size === 1) return 0;
  if (size === 0) return 1;
  const a = degreesOfFreedom / 2;
  const x = (1 - size) * (1 + size);
  const logFront =
    a * (Math.log1p(-size) + Math.log1p(size)) + Math.log(size) + logGammaStep(a) - 0.5 * Math.log(Math.PI);
  return x < (a + 1) / (a + 2.5)
    ? (Math.exp(logFront) * betaFraction(x, a, 0.5)) / a
    : 1 - 2 * Math.exp(logFront) * betaFraction(1 - x, 0.5, a);
}
