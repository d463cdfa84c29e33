import { images, type Images } from "../../lib/arrays";
import { COMPARED_PARAMETERS, physicalParameters, type ParameterTable, type RegionPatches } from "../../lib/solar";
import { kolmogorovSmirnov } from "../../lib/statistics";
import { SET_SIDE, STEPS_PER_KG, type RegionSet } from "./region-set-file";

/** The chosen images of a set, in kG; all of them by default. */
export function imagesOfSet(set: RegionSet, indices: ArrayLike<number> = Array.from({ length: set.count }, (_, i) => i)): Images {
  const pixels = SET_SIDE ** 2;
  const data = new Float32Array(indices.length * pixels);
  for (let k = 0; k < indices.length; k++) {
    const from = (indices[k] as number) * pixels;
    for (let i = 0; i < pixels; i++) data[k * pixels + i] = (set.images[from + i] as number) / STEPS_PER_KG;
  }
  return images(data, [indices.length, SET_SIDE, SET_SIDE], "kG");
}

/** Number of the region of each image of a set. */
export function regionOfImage(set: RegionSet): Int32Array {
  const region = new Int32Array(set.count);
  for (const { index, first, images: count } of set.regions) region.fill(index, first, first + count);
  return region;
}

export function patchesOfSet(set: RegionSet, indices?: ArrayLike<number>): RegionPatches {
  const regions = regionOfImage(set);
  return { images: imagesOfSet(set, indices), regions: indices === undefined ? regions : Array.from(indices, (i) => regions[i] as number) };
}

const finite = (values: Float64Array) => values.filter((value) => Number.isFinite(value));

/**
 * Two-sample distance of each compared parameter between two tables, images without a polarity left out; 1 where there
 * are no others. Their share in the first is `singlePolarity`.
 */
export function parameterDistances(made: ParameterTable, others: ParameterTable): Record<string, number> {
  const distances = Object.entries(COMPARED_PARAMETERS).map(([name, column]) => {
    const values = finite(made.columns[column]);
    return [name, values.length === 0 ? 1 : kolmogorovSmirnov(values, finite(others.columns[column])).distance] as const;
  });
  const { polaritySeparation } = made.columns;
  return { ...Object.fromEntries(distances), singlePolarity: 1 - finite(polaritySeparation).length / polaritySeparation.length };
}

export const parametersOfSet = (set: RegionSet): ParameterTable => physicalParameters(imagesOfSet(set));
