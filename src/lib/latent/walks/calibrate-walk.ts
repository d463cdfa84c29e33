import { rowAt, type Matrix } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import { dot, norm, requireDirection, requireLatents, type LatentVector } from "../latents";
import { measured, requireParameter, type Measure } from "../measure";
import { nearestCrossing } from "./curve-inverse";
import { measureWalks, type MeasureWalksOptions } from "./measure-walks";
import { ridgeRegression } from "./ridge-regression";
import { shiftLatents } from "./walk";

/**
 * What is known of a start before the one step that follows:
 * - "latent": the latent alone, nothing measured;
 * - "value": the parameter at the start, one image;
 * - "derivatives": also its first and second derivative along the direction, by differences, three images.
 */
export type CalibrationInputs = "derivatives" | "latent" | "value";

export interface CalibrateWalkOptions extends MeasureWalksOptions {
  /** default "derivatives" */
  readonly inputs?: CalibrationInputs;
  /** where walks are measured, in rising order, 0 among them; default -8, -7 … 8 */
  readonly epsilons?: ArrayLike<number>;
  /** epsilon of the differences at the start, default 0.25 */
  readonly difference?: number;
}

/** What a calibration needs to know of some starts. */
export interface WalkStarts {
  readonly inputs: CalibrationInputs;
  /** the parameter at the start; NaN with the inputs "latent" */
  readonly value: Float64Array;
  /** a row for each start */
  readonly features: readonly (readonly number[])[];
}

/** Epsilon as a function of the value that a parameter is to reach. */
export interface WalkCalibration {
  readonly inputs: CalibrationInputs;
  /** images that {@link WalkCalibration.measureStarts} makes of each start; none is made after it */
  readonly imagesPerStart: 0 | 1 | 3;
  readonly epsilons: Float64Array;
  /** root mean square that the regression leaves at each epsilon over the latents that it was fitted to, in the parameter's unit */
  readonly residuals: Float64Array;
  /** measures, at the start alone, what the inputs name */
  measureStarts(latents: Matrix): Promise<WalkStarts>;
  /**
   * One-shot epsilon for each start, nothing measured: where the predicted curve first has the target's value.
   * NaN where it does not reach it within the calibrated epsilons, or the start could not be measured.
   * @param target one value for all, or one for each
   */
  epsilonFor(starts: WalkStarts, target: number | ArrayLike<number>): Float64Array;
  /** predicted values at the calibrated epsilons, a row for each start */
  curves(starts: WalkStarts): Float64Array[];
}

const IMAGES = { latent: 0, value: 1, derivatives: 3 } as const;
const DEFAULT_EPSILONS = Float64Array.from({ length: 17 }, (_, k) => k - 8);

function requireEpsilons(epsilons: ArrayLike<number>): { nodes: Float64Array; zero: number } {
  const nodes = Float64Array.from(epsilons);
  const zero = nodes.indexOf(0);
  if (zero >= 0 && nodes.length > 1 && nodes.every((node, k) => Number.isFinite(node) && (k === 0 || node > nodes[k - 1]))) {
    return { nodes, zero };
  }
  const remedy = "Pass for example [-2, -1, 0, 1, 2].";
  throw new OptionError({ expected: "epsilons in rising order, 0 among them", found: Array.from(nodes).join(", "), remedy });
}

/**
 * Calibrates a direction: measures walks from many latents, and fits how a parameter changes along them,
 * `p(z + epsilon n) - p(z)` at each epsilon as a quadratic in what is known of the start: `n . z`, `|z|`, p, dp/d epsilon
 * and d2p/d epsilon2 as far as the inputs go. With "latent" it is p itself that is fitted. The curve predicted for a new
 * start is then solved for epsilon, **without any image at the end of the walk**. Fit a logarithm where relative errors
 * count. Measures `epsilons n` latents, and 2 n more for the derivatives.
 *
 * The derivatives tell most: latents with the same value have slopes that differ by a third or so.
 * @param latents [n, d], the latents to calibrate with, apart from those it is tried on; at least 42 for "derivatives"
 * @param direction [d], length 1; `parameter` its name among the measured
 * @throws ShapeError for what does not fit, or too few latents that could be measured; OptionError for impossible
 * options; the signal's reason when aborted
 */
export async function calibrateWalk<Name extends string>(
  latents: Matrix, direction: LatentVector, parameter: Name, measure: Measure<Name>, options: CalibrateWalkOptions = {},
): Promise<WalkCalibration> {
  const { inputs = "derivatives", epsilons = DEFAULT_EPSILONS, difference = 0.25, keepNorm = false } = options;
  if (!(inputs in IMAGES) || !(difference > 0)) {
    const found = inputs in IMAGES ? `a difference of ${difference}` : `the inputs ${JSON.stringify(inputs)}`;
    const expected = "the inputs \"latent\", \"value\" or \"derivatives\" and a difference above 0";
    throw new OptionError({ expected, found, remedy: "Leave them out." });
  }
  const { nodes, zero } = requireEpsilons(epsilons);
  requireLatents(latents, "the latents");
  requireDirection(direction, latents.shape[1], "the direction");
  const valueAt = async (starts: Matrix, epsilon: number) =>
    requireParameter(await measured(measure, shiftLatents(starts, direction, epsilon, { keepNorm })), parameter);

  const measureStarts = async (starts: Matrix): Promise<WalkStarts> => {
    requireLatents(starts, "the starts");
    const n = starts.shape[0];
    const unknown = new Float64Array(n).fill(NaN);
    const value = inputs === "latent" ? unknown : await valueAt(starts, 0);
    const [ahead, behind] = inputs === "derivatives"
      ? [await valueAt(starts, difference), await valueAt(starts, -difference)] : [unknown, unknown];
    const features = Array.from({ length: n }, (_, i) => {
      const z = rowAt(starts, i);
      const known = [dot(direction, z), norm(z)];
      if (inputs === "latent") return known;
      if (inputs === "value") return [...known, value[i]];
      const curvature = (ahead[i] - 2 * value[i] + behind[i]) / difference ** 2;
      return [...known, value[i], (ahead[i] - behind[i]) / (2 * difference), curvature];
    });
    return { inputs, value, features };
  };

  const starts = await measureStarts(latents);
  const walks = requireParameter((await measureWalks(latents, direction, nodes, measure, options)).values, parameter);
  const offset = (i: number) => (inputs === "latent" ? 0 : starts.value[i]);
  const rows = starts.features.map((features, i) => ({
    features, curve: walks.slice(i * nodes.length, (i + 1) * nodes.length).map((value) => value - offset(i)),
  }));
  const whole = rows.filter(({ features, curve }) => features.every(Number.isFinite) && curve.every(Number.isFinite));
  const { predict, residuals } = ridgeRegression(whole.map(({ features }) => features), whole.map(({ curve }) => curve));

  const curves = ({ inputs: known, features, value }: WalkStarts): Float64Array[] => {
    if (known !== inputs) {
      const remedy = "Measure the starts with this calibration's measureStarts().";
      throw new ShapeError({ expected: `starts with the inputs "${inputs}"`, found: `"${known}"`, remedy });
    }
    return features.map((row, i) => {
      const curve = predict(row);
      if (inputs === "latent") return curve;
      return curve.map((change, k) => (k === zero ? value[i] : value[i] + change));
    });
  };
  return {
    inputs, imagesPerStart: IMAGES[inputs], epsilons: nodes, residuals, measureStarts, curves,
    epsilonFor(of, target) {
      const n = of.features.length;
      const targets = typeof target === "number" ? new Float64Array(n).fill(target) : target;
      if (targets.length !== n) {
        const remedy = "Pass one, or as many as starts.";
        throw new ShapeError({ expected: `${n} targets, one for each start`, found: `${targets.length}`, remedy });
      }
      return Float64Array.from(curves(of), (curve, i) => nearestCrossing(nodes, curve, targets[i]));
    },
  };
}
