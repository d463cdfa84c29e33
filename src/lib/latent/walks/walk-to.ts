import { matrix, type Matrix } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import type { NamedNormals } from "../directions";
import { requireLatents } from "../latents";
import { measured, requireParameter, type Measure, type Measurements } from "../measure";
import { calibrateWalk, type CalibrateWalkOptions, type WalkCalibration } from "./calibrate-walk";
import { correctedWalk, type CorrectedWalkOptions } from "./corrected-walk";
import { shiftLatents } from "./walk";

/** Where walks begin, and what the scale of its images is, e.g. the sides of a pixel on the Sun. */
export interface WalkStart<Scale = unknown> {
  /** [n, d] */
  readonly latents: Matrix;
  /** undefined where the images have none: a generated patch could be of any size */
  readonly scale?: Scale;
}

/** What walks to values of physical quantities need: how they are measured, and a direction of latent space for each. */
export interface WalkQuantities<Name extends string = string, Scale = unknown> {
  /**
   * generates an image for each latent and measures it, in physical units; all quantities positive.
   * Throws where a quantity needs a scale and there is none.
   */
  measure(latents: Matrix, scale: Scale | undefined): Measurements<Name> | Promise<Measurements<Name>>;
  /** unit normals, e.g. fitted or conditional directions, of the quantities that walks are asked for */
  readonly directions: Readonly<Partial<NamedNormals<Name>>>;
}

/** A calibration of one quantity at one scale. */
export interface TargetCalibration<Name extends string = string, Scale = unknown> {
  readonly quantity: Name;
  readonly scale: Scale | undefined;
  /** of the quantity's logarithm */
  readonly calibration: WalkCalibration;
}

export interface WalkToOptions<Scale = unknown> extends Omit<CorrectedWalkOptions, "tolerance" | "guess"> {
  /**
   * "corrected" (default) measures and corrects until the value is reached; "one-shot" takes the one step that the
   * calibration foresees and measures nothing after it
   */
  readonly method?: "corrected" | "one-shot";
  /** needed for "one-shot"; with "corrected" it makes the first guess */
  readonly calibration?: TargetCalibration<string, Scale>;
  /** relative error that counts as reached, default 0.005 */
  readonly tolerance?: number;
}

/** Where walks to a value ended. */
export interface WalkTo<Scale = unknown> extends WalkStart<Scale> {
  readonly epsilon: Float64Array;
  /** the quantity at the start; NaN where it is 0, or a one-shot walk does not measure it */
  readonly from: Float64Array;
  /** the quantity at the end as measured, NaN where there was no value to walk to or from; for a one-shot walk as the
   * calibration foresees it, NaN out of its reach */
  readonly value: Float64Array;
  /** 1 where the target was reached; for a one-shot walk, where the calibration has it within its reach */
  readonly reached: Uint8Array;
  /** images made for each start */
  readonly images: Uint32Array;
}

const logarithms = <Name extends string, Scale>(
  { measure }: WalkQuantities<Name, Scale>, quantity: Name, scale: Scale | undefined,
): Measure<Name> => async (latents) => {
  const values = requireParameter(await measured((rows) => measure(rows, scale), latents), quantity);
  return { [quantity]: values.map((value) => (value > 0 ? Math.log(value) : NaN)) } as Record<Name, Float64Array>;
};

function oneTarget<Name extends string>(
  target: Readonly<Partial<Record<Name, number | ArrayLike<number>>>>, directions: Readonly<Partial<NamedNormals<Name>>>, n: number,
): { quantity: Name; normal: ArrayLike<number>; goals: Float64Array } {
  const named = Object.entries<number | ArrayLike<number> | undefined>(target).filter(([, value]) => value !== undefined);
  const offered = Object.keys(directions);
  const expected = `one quantity out of ${offered.map((name) => `"${name}"`).join(", ")}`;
  const [entry] = named;
  const normal = directions[entry?.[0] as Name]?.normal;
  if (named.length !== 1 || entry === undefined || normal === undefined) {
    const remedy = "Pass for example { unsignedFlux: 1e22 }; to hold others, use a conditional direction or jacobianWalk.";
    throw new OptionError({ expected, found: named.map(([name]) => `"${name}"`).join(", ") || "none", remedy });
  }
  const [quantity, value] = entry as [Name, number | ArrayLike<number>];
  const goals = typeof value === "number" ? new Float64Array(n).fill(value) : Float64Array.from(value);
  // a list may come from measured starts, e.g. twice an R that is 0: those alone have no goal
  const without = (goal: number) => typeof value !== "number" && (goal === 0 || Number.isNaN(goal));
  const odd = goals.findIndex((goal) => !(goal > 0 && goal < Infinity) && !without(goal));
  if (goals.length !== n || odd >= 0) {
    const found = odd >= 0 ? `${goals[odd]}` : `${goals.length} of them`;
    const remedy = "Pass one value, or one for each start, in the quantity's unit.";
    throw new ShapeError({ expected: `values of "${quantity}" above 0, one or ${n}`, found, remedy });
  }
  return { quantity, normal, goals: goals.map((goal) => (goal > 0 ? goal : NaN)) };
}

/**
 * Learns from other latents how far a step along a quantity's direction changes it, so that {@link walkTo} can take one
 * step; see {@link calibrateWalk}, which it applies to the quantity's logarithm.
 * @param latents [n, d], not those that walks will begin at
 * @param scale the scale of the starts that it is for
 */
export async function calibrateTarget<Name extends string, Scale>(
  latents: Matrix, quantity: Name, quantities: WalkQuantities<Name, Scale>, scale?: Scale, options: CalibrateWalkOptions = {},
): Promise<TargetCalibration<Name, Scale>> {
  const { normal } = oneTarget({ [quantity]: 1 } as Record<Name, number>, quantities.directions, 1);
  const calibration = await calibrateWalk(latents, normal, quantity, logarithms(quantities, quantity, scale), options);
  return { quantity, scale, calibration };
}

function requireCalibration<Scale>(
  given: TargetCalibration<string, Scale> | undefined, quantity: string, scale: Scale | undefined,
): WalkCalibration | undefined {
  if (given === undefined) return undefined;
  const describe = (name: string, of: unknown) => `"${name}" at the scale ${of === undefined ? "of no pixel" : JSON.stringify(of)}`;
  const [expected, found] = [describe(quantity, scale), describe(given.quantity, given.scale)];
  if (expected === found) return given.calibration;
  throw new OptionError({ expected: `a calibration of ${expected}`, found: `one of ${found}`, remedy: "Make one with calibrateTarget." });
}

/**
 * Walks along a quantity's direction until it has a wanted value, given in its physical unit:
 * `walkTo(start, { unsignedFlux: 1e22 }, quantities)`. Values and errors are relative: the walk is on the logarithm.
 * @param start latents, with the scale of their images where it is known
 * @param target exactly one quantity: one value for all starts, or one for each. A start whose own value in a list is 0 or
 * NaN, or whose quantity is (R without an inversion line), stays where it is, not reached; the others go on
 * @throws OptionError for no or two quantities, "one-shot" without a calibration, or one of another quantity or scale; what
 * `measure` throws where a scale is needed; ShapeError for values that are not positive
 * Source: Chatterjee et al. (2025), future work: epsilon calibrated in physical units.
 */
export async function walkTo<Name extends string, Scale>(
  start: WalkStart<Scale>, target: Readonly<Partial<Record<Name, number | ArrayLike<number>>>>,
  quantities: WalkQuantities<Name, Scale>, options: WalkToOptions<Scale> = {},
): Promise<WalkTo<Scale>> {
  const { method = "corrected", tolerance = 0.005, calibration: given, keepNorm = false, ...others } = options;
  const { latents, scale } = start;
  requireLatents(latents, "the starts");
  const n = latents.shape[0];
  const { quantity, normal, goals } = oneTarget(target, quantities.directions, n);
  const calibration = requireCalibration(given, quantity, scale);
  const wanted = goals.map(Math.log);
  const known = calibration === undefined ? undefined : await calibration.measureStarts(latents);
  const foreseen = known === undefined ? undefined : calibration?.epsilonFor(known, wanted);
  const placed = (found: Matrix): WalkStart<Scale> => ({ latents: found, ...(scale === undefined ? {} : { scale }) });

  if (method === "one-shot") {
    if (known === undefined || foreseen === undefined || calibration === undefined) {
      const remedy = "Make one with calibrateTarget, or leave the method out.";
      throw new OptionError({ expected: "a calibration for a one-shot walk", found: "none", remedy });
    }
    const reached = Uint8Array.from(foreseen, (epsilon) => (Number.isNaN(epsilon) ? 0 : 1));
    const epsilon = foreseen.map((one) => (Number.isNaN(one) ? 0 : one));
    return {
      ...placed(shiftLatents(latents, normal, epsilon, { keepNorm })), epsilon, reached,
      from: known.value.map(Math.exp),
      value: goals.map((goal, i) => (reached[i] === 1 ? goal : NaN)),
      images: new Uint32Array(n).fill(calibration.imagesPerStart),
    };
  }
  if (method !== "corrected") {
    throw new OptionError({ expected: 'the method "corrected" or "one-shot"', found: JSON.stringify(method), remedy: "Leave it out." });
  }
  const walked = await correctedWalk(latents, normal, wanted, quantity, logarithms(quantities, quantity, scale), {
    ...others, keepNorm, tolerance: Math.log1p(tolerance), ...(foreseen === undefined ? {} : { guess: foreseen }),
  });
  return {
    ...placed(matrix(walked.latents.data, walked.latents.shape)), epsilon: walked.epsilon, reached: walked.reached,
    from: walked.start.map(Math.exp), value: walked.value.map(Math.exp),
    images: walked.evaluations.map((count) => count + (calibration?.imagesPerStart ?? 0)),
  };
}
