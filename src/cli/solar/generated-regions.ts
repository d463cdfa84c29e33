import { images, table, type Images } from "../../lib/arrays";
import {
  COMPARED_PARAMETERS, comparedValues, PARAMETER_NAMES, parameterUnits, physicalParameters, singlePolarityShare,
  type ComparedParameter, type ParameterName, type ParameterTable, type RegionPatches,
} from "../../lib/solar";
import { kolmogorovSmirnov } from "../../lib/statistics";
import { SET_SIDE, STEPS_PER_KG, type RegionSet } from "./region-set-file";

const MEASURED_AT_ONCE = 250;

/** The chosen images of a set, in kG. All of a large set at once take twice the memory of the set itself. */
export function imagesOfSet(set: RegionSet, indices: ArrayLike<number>): Images {
  const pixels = SET_SIDE ** 2;
  const data = new Float32Array(indices.length * pixels);
  for (let k = 0; k < indices.length; k++) {
    const from = (indices[k] as number) * pixels;
    data.set(set.images.subarray(from, from + pixels), k * pixels);
  }
  for (let i = 0; i < data.length; i++) data[i] = (data[i] as number) / STEPS_PER_KG;
  return images(data, [indices.length, SET_SIDE, SET_SIDE], "kG");
}

/** Number of the region of each image of a set. */
export function regionOfImage(set: RegionSet): Int32Array {
  const region = new Int32Array(set.count);
  for (const { index, first, images: count } of set.regions) region.fill(index, first, first + count);
  return region;
}

/** Some images of a set, all by default, made float32 when they are asked for. */
export function patchesOfSet(set: RegionSet, chosen?: ArrayLike<number>): RegionPatches {
  const regions = regionOfImage(set);
  if (chosen === undefined) return { regions, at: (indices) => imagesOfSet(set, indices) };
  return {
    regions: Int32Array.from(chosen, (i) => regions[i] as number),
    at: (indices) => imagesOfSet(set, Int32Array.from(indices, (k) => chosen[k] as number)),
  };
}

/**
 * Two-sample distance of each compared parameter between two tables, over all images: those that lack a polarity count
 * with 0 throughout. Their share in the first table is `singlePolarity`.
 */
export function parameterDistances(made: ParameterTable, others: ParameterTable): Record<string, number> {
  const [ours, theirs] = [comparedValues(made), comparedValues(others)];
  const keys = Object.keys(COMPARED_PARAMETERS) as ComparedParameter[];
  const distances = keys.map((key) => [key, kolmogorovSmirnov(ours[key], theirs[key]).distance] as const);
  return { ...Object.fromEntries(distances), singlePolarity: singlePolarityShare(ours) };
}

/** Parameters of all images of a set, 0 for one that lacks a polarity; a few images at a time are made float32. */
export function parametersOfSet(set: RegionSet): ParameterTable {
  const options = { singlePolarity: "zero" } as const;
  const columns = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, new Float64Array(set.count)])) as Record<ParameterName, Float64Array>;
  for (let first = 0; first < set.count; first += MEASURED_AT_ONCE) {
    const some = Int32Array.from({ length: Math.min(MEASURED_AT_ONCE, set.count - first) }, (_, i) => first + i);
    const part = physicalParameters(imagesOfSet(set, some), options);
    for (const name of PARAMETER_NAMES) columns[name].set(part.columns[name], first);
  }
  return table(columns, parameterUnits(options)) as ParameterTable;
}
