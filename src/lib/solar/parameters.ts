import { imageAt, requireImages, table, type Image, type Images, type Table } from "../arrays";
import { parameterSettings, type ParameterOptions, type ParameterSettings } from "./parameter-options";
import { checkField, fieldCentroid, inversionPixels, polarityMasks, type Centroid } from "./polarity";

/**
 * Physical parameters of one region, Chatterjee et al. (2025), Fig. 3. There s is the field in kG and "beyond the
 * threshold" means |s| > 0.15 kG; sums over pixels have no pixel area in them, so none is a flux in Mx.
 */
export interface RegionParameters {
  /** TUF, total unsigned field: `sum(|s|) / n` or `sum(|s|)`, all pixels, kG, at least 0 */
  readonly unsignedField: number;
  /** PSEP: distance between the two centroids, over the diagonal `hypot(h, w)` (below 1) or in pixels */
  readonly polaritySeparation: number;
  /** R: `sum(|s|)` where both dilated polarities overlap, kG, at least 0 */
  readonly inversionLineField: number;
  /** TPF: positive field, kG, at least 0 */
  readonly positiveField: number;
  /** TNF: size of the negative field, kG, at least 0 */
  readonly negativeField: number;
  /** lp: x of the positive centroid minus x of the negative one, pixels; its sign is the polarity label */
  readonly polarity: number;
  /** eflux: `sum(s)` beyond the threshold, kG */
  readonly netField: number;
  /** `arcsin((y_negative - y_positive) / distance)`, rad, -pi/2 … pi/2; NaN where the centroids coincide */
  readonly tilt: number;
  /** share of the pixels beyond the threshold, 0 … 1 */
  readonly area: number;
}

export type ParameterName = keyof RegionParameters;

/** The parameters' names in the order of the columns. */
export const PARAMETER_NAMES = [
  "unsignedField", "polaritySeparation", "inversionLineField", "positiveField", "negativeField", "polarity", "netField",
  "tilt", "area",
] as const satisfies readonly ParameterName[];

/** The paper's symbol of each parameter, or that of its code. */
export const PARAMETER_SYMBOLS: Readonly<Record<ParameterName, string>> = {
  unsignedField: "TUF", polaritySeparation: "PSEP", inversionLineField: "R", positiveField: "TPF", negativeField: "TNF",
  polarity: "lp", netField: "eflux", tilt: "tilt", area: "area",
};

/** One column per parameter, one row per image. */
export interface ParameterTable extends Table<ParameterName> {
  readonly columns: Readonly<Record<ParameterName, Float64Array>>;
}

/** The unit of each parameter under the given options. */
export function parameterUnits(options: ParameterOptions = {}): Readonly<Record<ParameterName, string>> {
  const { separation } = parameterSettings(options);
  return {
    unsignedField: "kG", polaritySeparation: separation === "pixels" ? "pixels" : "of the diagonal",
    inversionLineField: "kG", positiveField: "kG", negativeField: "kG", polarity: "pixels", netField: "kG", tilt: "rad",
    area: "of the image",
  };
}

interface FieldSums {
  /** sum and count of the pixels of the sign */
  readonly sign: SumAndCount;
  /** sum and count of the pixels of the sign beyond the threshold */
  readonly beyond: SumAndCount;
}

interface SumAndCount {
  readonly sum: number;
  readonly count: number;
}

/** Sums `sign * s` over the pixels of one sign, and over those in the polarity's mask. */
function sumPolarity(data: Float32Array, sign: 1 | -1, mask: Uint8Array): FieldSums {
  let [sum, count, sumBeyond, countBeyond] = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    const s = sign * (data[i] as number);
    if (s <= 0) continue;
    sum += s;
    count++;
    if (mask[i] === 1) {
      sumBeyond += s;
      countBeyond++;
    }
  }
  return { sign: { sum, count }, beyond: { sum: sumBeyond, count: countBeyond } };
}

/** `sum(|s|)` over the pixels of a mask. */
function unsignedSum(data: Float32Array, mask: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) if (mask[i] === 1) sum += Math.abs(data[i] as number);
  return sum;
}

const constantParameters = (value: number): RegionParameters => ({
  unsignedField: value, polaritySeparation: value, inversionLineField: value, positiveField: value,
  negativeField: value, polarity: value, netField: value, tilt: value, area: value,
});

function separationOf(positive: Centroid, negative: Centroid) {
  const pixels = Math.hypot(negative.x - positive.x, negative.y - positive.y);
  const tilt = pixels === 0 ? NaN : Math.asin(Math.max(-1, Math.min(1, (negative.y - positive.y) / pixels)));
  return { pixels, tilt };
}

function polarityField({ sign, beyond }: FieldSums, variant: ParameterSettings["polarityField"]): number {
  if (variant === "mean-of-sign") return sign.sum / sign.count;
  return variant === "sum-of-threshold" ? beyond.sum : beyond.sum / beyond.count;
}

function measure(field: Image, settings: ParameterSettings): RegionParameters {
  checkField(field);
  const { data, shape } = field;
  const masks = polarityMasks(data, settings.threshold);
  const positive = fieldCentroid(data, shape[1], masks.positive);
  const negative = fieldCentroid(data, shape[1], masks.negative);
  if (positive === undefined || negative === undefined) {
    return constantParameters(settings.singlePolarity === "zero" ? 0 : NaN);
  }
  const plus = sumPolarity(data, 1, masks.positive);
  const minus = sumPolarity(data, -1, masks.negative);
  const unsigned = plus.sign.sum + minus.sign.sum;
  const { pixels, tilt } = separationOf(positive, negative);
  return {
    unsignedField: settings.unsignedField === "sum" ? unsigned : unsigned / data.length,
    polaritySeparation: settings.separation === "pixels" ? pixels : pixels / Math.hypot(...shape),
    inversionLineField: unsignedSum(data, inversionPixels(masks, shape, settings.dilationSide)),
    positiveField: polarityField(plus, settings.polarityField),
    negativeField: polarityField(minus, settings.polarityField),
    polarity: positive.x - negative.x,
    netField: plus.beyond.sum - minus.beyond.sum,
    tilt,
    area: (plus.beyond.count + minus.beyond.count) / data.length,
  };
}

/**
 * Physical parameters of one region; see {@link RegionParameters} for the formulas.
 * A region that lacks a polarity beyond the threshold, an empty one included, has no separation: all its parameters are
 * NaN, or 0 with `singlePolarity: "zero"`.
 * @param field radial field in kG, any shape
 * @throws ShapeError for another unit or pixels that are not finite; OptionError for an unknown variant
 */
export function regionParameters(field: Image, options: ParameterOptions = {}): RegionParameters {
  return measure(field, parameterSettings(options));
}

/** Physical parameters of a stack of regions, as columns; see {@link regionParameters}. */
export function physicalParameters(fields: Images, options: ParameterOptions = {}): ParameterTable {
  requireImages(fields, "the fields");
  const settings = parameterSettings(options);
  const n = fields.shape[0];
  const columns = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, new Float64Array(n)])) as Record<
    ParameterName,
    Float64Array
  >;
  for (let i = 0; i < n; i++) {
    const parameters = measure(imageAt(fields, i), settings);
    for (const name of PARAMETER_NAMES) columns[name][i] = parameters[name];
  }
  return table(columns, parameterUnits(options)) as ParameterTable;
}
