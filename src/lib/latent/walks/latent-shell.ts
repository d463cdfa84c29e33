import { rowAt, type Matrix } from "../../arrays";
import { OptionError } from "../../errors";
import { norm, requireLatents } from "../latents";

/** The lengths between which a share of all standard normal vectors lies, with as many below as above. */
export interface LatentShell {
  readonly low: number;
  readonly high: number;
}

export interface ShellShare extends LatentShell {
  /** share of the latents inside, 0 … 1 */
  readonly share: number;
}

/** `ln Gamma(twice / 2)`, by `Gamma(a + 1) = a Gamma(a)` from `Gamma(1) = 1` or `Gamma(1/2) = sqrt(pi)`. */
function logGammaOfHalf(twice: number): number {
  let sum = twice % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let k = twice - 2; k > 0; k -= 2) sum += Math.log(k / 2);
  return sum;
}

/** Probability that a standard normal vector of `dimensions` is shorter than `length`: `P(d / 2, length^2 / 2)`. */
function shareBelow(length: number, dimensions: number): number {
  const [a, x] = [dimensions / 2, length ** 2 / 2];
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(a * Math.log(x) - x - logGammaOfHalf(dimensions)));
}

function lengthAt(share: number, dimensions: number): number {
  let [low, high] = [0, Math.sqrt(dimensions) + 10];
  for (let k = 0; k < 100; k++) {
    const middle = (low + high) / 2;
    if (shareBelow(middle, dimensions) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The shell that holds the share `level` of standard normal latents: the `(1 - level) / 2` and `(1 + level) / 2`
 * quantiles of `|z|`, which follows a chi distribution. 95 % in 100 dimensions: 8.62 … 11.38.
 * @param dimensions d, at least 1
 * @throws OptionError for other dimensions, or a level that is not between 0 and 1
 */
export function latentShell(dimensions: number, level = 0.95): LatentShell {
  const whole = Number.isInteger(dimensions) && dimensions >= 1;
  if (!whole || !(level > 0 && level < 1)) {
    const found = whole ? `a level of ${level}` : `${dimensions} dimensions`;
    throw new OptionError({ expected: "dimensions of at least 1 and a level between 0 and 1", found, remedy: "Pass latentShell(100, 0.95)." });
  }
  return { low: lengthAt((1 - level) / 2, dimensions), high: lengthAt((1 + level) / 2, dimensions) };
}

/** Share of the latents whose length is inside the shell of {@link latentShell}, both bounds stated. */
export function shellShare(latents: Matrix, level = 0.95): ShellShare {
  requireLatents(latents, "the latents");
  const { low, high } = latentShell(latents.shape[1], level);
  let inside = 0;
  for (let i = 0; i < latents.shape[0]; i++) {
    const length = norm(rowAt(latents, i));
    if (low <= length && length <= high) inside++;
  }
  return { share: inside / latents.shape[0], low, high };
}
