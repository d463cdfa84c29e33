import { imageAt, requireImages, type Image, type Images } from "../../arrays";
import { OptionError } from "../../errors";
import { checkField, checkPolarityOptions, DILATION_SIDE, POLARITY_THRESHOLD_KG, type Centroid } from "../polarity";
import { optimalTransport } from "./optimal-transport";
import { polarityParcels, type Parcels } from "./polarity-parcels";

export interface TransportOptions {
  /** field beyond which pixels belong to a polarity, in kG, default the paper's 0.15 */
  readonly threshold?: number;
  /** side in pixels of the cells that flux is gathered in, default 8: 16 x 16 cells of a patch */
  readonly cell?: number;
  /**
   * what becomes of unequal fluxes: `"scale"` (default) takes each polarity's flux as 1; `"partial"` carries as much as
   * the weaker one has, by the cheapest ways, and leaves the rest of the stronger one alone
   */
  readonly balance?: "scale" | "partial";
  /**
   * what distances are measured in: the image's `"diagonal"` (default; as the paper's PSEP), `"pixels"`, or Mm, from the
   * width and height of a pixel in Mm
   */
  readonly unit?: "diagonal" | "pixels" | readonly [widthMm: number, heightMm: number];
  /** separation of a field that lacks a polarity: `"nan"` (default) or `"zero"` */
  readonly singlePolarity?: "nan" | "zero";
}

/** Flux that the transport carries from one positive parcel to one negative one. */
export interface TransportLink {
  /** of all that is carried, 0 … 1 */
  readonly share: number;
  /** pixels */
  readonly from: Centroid;
  readonly to: Centroid;
  /** in the chosen unit */
  readonly distance: number;
}

/** How the positive flux of a region is joined to its negative flux over the least distance. */
export interface PolarityTransport {
  /** mean distance over the flux carried, `sum(share distance)` */
  readonly separation: number;
  /** none when a polarity is missing */
  readonly links: readonly TransportLink[];
}

type Settings = Required<TransportOptions>;

function settingsOf(options: TransportOptions): Settings {
  const { threshold = POLARITY_THRESHOLD_KG, cell = 8, balance = "scale", unit = "diagonal", singlePolarity = "nan" } = options;
  checkPolarityOptions({ threshold, dilationSide: DILATION_SIDE });
  const refuse = (expected: string, found: unknown, remedy: string): never => {
    throw new OptionError({ expected, found: JSON.stringify(found), remedy });
  };
  if (!(Number.isInteger(cell) && cell >= 1)) refuse("cells of a whole number of pixels", cell, "Leave it out for 8 pixels.");
  if (balance !== "scale" && balance !== "partial") refuse('balance "scale" or "partial"', balance, "Leave it out for equal parts.");
  if (singlePolarity !== "nan" && singlePolarity !== "zero") refuse('singlePolarity "nan" or "zero"', singlePolarity, "Leave it out for NaN.");
  const sides = Array.isArray(unit) && unit.length === 2 && unit.every((side: unknown) => typeof side === "number" && side > 0 && side < Infinity);
  if (unit !== "diagonal" && unit !== "pixels" && !sides) {
    refuse('the unit "diagonal", "pixels", or the sides of a pixel in Mm', unit, "Pass for example [ceaPixelMm(), ceaPixelMm()].");
  }
  return { threshold, cell, balance, unit, singlePolarity };
}

function pixelSides(unit: Settings["unit"], shape: readonly [number, number]): readonly [width: number, height: number] {
  if (unit === "pixels") return [1, 1];
  if (unit === "diagonal") return [1 / Math.hypot(...shape), 1 / Math.hypot(...shape)];
  return unit;
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
const scaled = (values: Float64Array, by: number) => values.map((value) => value / by);

/** Appends what one side lacks, to be met at no cost. */
const padded = (values: Float64Array, missing: number) => (missing > 0 ? Float64Array.of(...values, missing) : values);

/** Amounts carried from each positive to each negative parcel; all of them add up to 1. */
function carry(positive: Parcels, negative: Parcels, cost: Float64Array, balance: Settings["balance"]): Float64Array {
  const [n, m] = [positive.amounts.length, negative.amounts.length];
  const [up, down] = [total(positive.amounts), total(negative.amounts)];
  if (balance === "scale") return optimalTransport(cost, scaled(positive.amounts, up), scaled(negative.amounts, down));
  const carried = Math.min(up, down);
  const supply = padded(scaled(positive.amounts, carried), (down - up) / carried);
  const demand = padded(scaled(negative.amounts, carried), (up - down) / carried);
  const columns = demand.length;
  const wide = new Float64Array(supply.length * columns);
  for (let i = 0; i < n; i++) wide.set(cost.subarray(i * m, (i + 1) * m), i * columns);
  const flow = optimalTransport(wide, supply, demand);
  const kept = new Float64Array(n * m);
  for (let i = 0; i < n; i++) kept.set(flow.subarray(i * columns, i * columns + m), i * m);
  return kept;
}

function transport(field: Image, settings: Settings): PolarityTransport {
  checkField(field);
  const { positive, negative } = polarityParcels(field, settings.threshold, settings.cell);
  const [n, m] = [positive.amounts.length, negative.amounts.length];
  if (n === 0 || m === 0) return { separation: settings.singlePolarity === "zero" ? 0 : NaN, links: [] };
  const [width, height] = pixelSides(settings.unit, field.shape);
  const cost = Float64Array.from({ length: n * m }, (_, at) => {
    const [i, j] = [Math.floor(at / m), at % m];
    return Math.hypot((positive.x[i] - negative.x[j]) * width, (positive.y[i] - negative.y[j]) * height);
  });
  const flow = carry(positive, negative, cost, settings.balance);
  const links: TransportLink[] = [];
  let separation = 0;
  flow.forEach((share, at) => {
    if (share === 0) return;
    separation += share * cost[at];
    const [i, j] = [Math.floor(at / m), at % m];
    const [from, to] = [{ x: positive.x[i], y: positive.y[i] }, { x: negative.x[j], y: negative.y[j] }];
    links.push({ share, from, to, distance: cost[at] });
  });
  return { separation, links };
}

/**
 * Joins the positive flux of a region to its negative flux so that the flux-weighted distance is least (the earth mover's
 * distance), on a coarse grid; see {@link transportSeparation}. The links can be drawn.
 * @param field radial field in kG, any shape
 * @throws ShapeError for another unit or pixels that are not finite; OptionError for impossible options
 */
export function polarityTransport(field: Image, options: TransportOptions = {}): PolarityTransport {
  return transport(field, settingsOf(options));
}

/**
 * Separation of the polarities by optimal transport: the mean distance between positive flux and the negative flux that it
 * is joined to, `min sum(flow distance) / sum(flow)` over pixels beyond the threshold. Each bipole of a multipolar region
 * counts with its own length, where the distance of the two centroids (the paper's PSEP) mixes them all, and a small
 * feature counts no more than its flux. For one bipole of compact poles both are the same.
 * @param field radial field in kG, any shape
 * @returns in the chosen unit; NaN, or 0 on request, without both polarities
 * @throws ShapeError for another unit or pixels that are not finite; OptionError for impossible options
 */
export function transportSeparation(field: Image, options: TransportOptions = {}): number {
  return polarityTransport(field, options).separation;
}

/** {@link transportSeparation} of every image of a stack. */
export function transportSeparations(fields: Images, options: TransportOptions = {}): Float64Array {
  requireImages(fields, "the fields");
  const settings = settingsOf(options);
  return Float64Array.from({ length: fields.shape[0] }, (_, i) => transport(imageAt(fields, i), settings).separation);
}
