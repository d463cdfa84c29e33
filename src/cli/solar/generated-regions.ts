import { images, type Images } from "../../lib/arrays";
import { physicalParameters, type ParameterName, type ParameterTable } from "../../lib/solar";
import { kolmogorovSmirnov } from "../../lib/statistics";
import { SET_SIDE, STEPS_PER_KG, type RegionSet } from "./region-set-file";

/** The five parameters that the paper compares, by the ends of their claims' names. */
export const COMPARED: Readonly<Record<string, ParameterName>> = {
  tuf: "unsignedField", r: "inversionLineField", psep: "polaritySeparation", tpf: "positiveField", tnf: "negativeField",
};

/** Images `first` … `first + count - 1` of a set, in kG. */
export function imagesOfSet(set: RegionSet, first = 0, count = set.count): Images {
  const size = SET_SIDE ** 2;
  const part = set.images.subarray(first * size, (first + count) * size);
  return images(Float32Array.from(part, (value) => value / STEPS_PER_KG), [count, SET_SIDE, SET_SIDE], "kG");
}

export const parametersOfSet = (set: RegionSet): ParameterTable => physicalParameters(imagesOfSet(set));

const finite = (values: Float64Array) => values.filter((value) => Number.isFinite(value));

/** Share of the images that lack a polarity, and so have no parameters. */
export function singlePolarityShare({ columns: { polaritySeparation: values } }: ParameterTable): number {
  return 1 - finite(values).length / values.length;
}

/**
 * Two-sample distance of each compared parameter between images and a table of others; 1 where all images lack a
 * polarity. Images without a polarity are left out, their share is `singlePolarity`.
 */
export function parameterDistances(made: Images, others: ParameterTable): Record<string, number> {
  const table = physicalParameters(made);
  const share = singlePolarityShare(table);
  const distances = Object.entries(COMPARED).map(([name, column]) => {
    const values = finite(table.columns[column]);
    return [name, values.length === 0 ? 1 : kolmogorovSmirnov(values, finite(others.columns[column])).distance] as const;
  });
  return { ...Object.fromEntries(distances), singlePolarity: share };
}
