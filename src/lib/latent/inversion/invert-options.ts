import { requireImages, type Images } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import { SIMPLE_GAN_SIDE } from "../../models/simple-gan";

export interface InvertOptions<Scale = unknown> {
  /** latents that are tried for each patch, default 4 */
  readonly restarts?: number;
  /** steps of each, default 200 */
  readonly steps?: number;
  /** random latents, of which those whose images are nearest to a patch say in which direction to begin, default 1000 */
  readonly candidates?: number;
  /** how far along that direction to begin, default 0.25: near the origin the loss is smoothest */
  readonly startScale?: number;
  /** of Adam at the first step, in units of the latents, default 0.2; falls to 0 along a cosine */
  readonly rate?: number;
  /** full width at half maximum of the smoothing, pixels, default 8 */
  readonly smoothing?: number;
  /** weight of the squared difference of the smoothed fields, over the smoothed patch's own square, default 1 */
  readonly smoothedWeight?: number;
  /** weight of the squared difference of the pixels, over the patch's own square, default 0.3 */
  readonly rawWeight?: number;
  /** weight of `(|z|^2 / d - 1)^2`, about 0 for latents as the generator was trained on, default 0.3 */
  readonly prior?: number;
  /** latents that are moved together, default 32: what bounds the memory, and how soon a stop is heard */
  readonly rows?: number;
  /** what a pixel of each patch stands for, e.g. its sides on the Sun; passed on to the walks from it */
  readonly scales?: readonly (Scale | undefined)[];
  readonly signal?: AbortSignal;
  /** called after each step of each batch, and waited for */
  readonly onProgress?: (done: number, of: number) => void | Promise<void>;
}

export type InvertSettings = Required<Omit<InvertOptions, "scales" | "signal" | "onProgress">>;

/** Fills in the defaults. @throws OptionError */
export function invertSettings(options: InvertOptions): InvertSettings {
  const {
    restarts = 4, steps = 200, candidates = 1000, rate = 0.2, smoothing = 8, startScale = 0.25, smoothedWeight = 1,
    rawWeight = 0.3, prior = 0.3, rows = 32,
  } = options;
  for (const [name, count] of Object.entries({ restarts, steps, candidates, rows })) {
    if (Number.isInteger(count) && count >= 1) continue;
    throw new OptionError({ expected: `${name} as a whole number of at least 1`, found: `${count}`, remedy: "Leave it out." });
  }
  if (candidates < restarts) {
    const expected = `at least as many candidates as the ${restarts} restarts`;
    throw new OptionError({ expected, found: `${candidates}`, remedy: "Leave them out for 1000." });
  }
  const weights = [smoothedWeight, rawWeight, prior];
  if (![rate, startScale].every((value) => value > 0 && value < Infinity) || !weights.every((weight) => weight >= 0 && weight < Infinity) || !(smoothedWeight + rawWeight > 0)) {
    const found = `a rate of ${rate}, a start at ${startScale} and weights ${weights.join(", ")}`;
    throw new OptionError({ expected: "a rate and a start above 0 and weights of at least 0, not all of them 0", found, remedy: "Leave them out." });
  }
  return { restarts, steps, candidates, startScale, rate, smoothing, smoothedWeight, rawWeight, prior, rows };
}

/** @throws ShapeError for patches that a generator cannot be turned back for */
export function requirePatches(patches: Images, scales: InvertOptions["scales"]): void {
  requireImages(patches, "the patches");
  const { data, shape: [n, h, w], unit } = patches;
  const side = SIMPLE_GAN_SIDE;
  const remedy = "Prepare magnetograms with preprocessMagnetograms, or read them with readPatchFolder.";
  const expected = `at least one patch of ${side} x ${side} pixels in kG`;
  if (n < 1 || h !== side || w !== side) throw new ShapeError({ expected, found: `[${n} x ${h} x ${w}]`, remedy });
  if (unit !== "kG" && unit !== "") throw new ShapeError({ expected, found: `patches in "${unit}"`, remedy });
  const odd = data.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) {
    const found = `${data[odd]} in patch ${Math.floor(odd / side ** 2)}`;
    throw new ShapeError({ expected: "patches of finite numbers", found, remedy });
  }
  for (let i = 0; i < n; i++) {
    const first = data[i * side ** 2];
    if (data.subarray(i * side ** 2, (i + 1) * side ** 2).some((value) => value !== first)) continue;
    throw new ShapeError({ expected: "patches with some structure", found: `${first} everywhere in patch ${i}`, remedy: "Leave it out." });
  }
  if (scales === undefined || scales.length === n) return;
  throw new ShapeError({ expected: `a scale for each of ${n} patches`, found: `${scales.length}`, remedy: "Pass undefined where it is not known." });
}
