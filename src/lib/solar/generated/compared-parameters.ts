import type { ParameterName, ParameterTable } from "../parameters";

/** The five parameters that the paper compares, by the last part of their claims' names. */
export const COMPARED_PARAMETERS = {
  tuf: "unsignedField", r: "inversionLineField", psep: "polaritySeparation", tpf: "positiveField", tnf: "negativeField",
} as const satisfies Readonly<Record<string, ParameterName>>;
export type ComparedParameter = keyof typeof COMPARED_PARAMETERS;

export const COMPARED_KEYS = Object.keys(COMPARED_PARAMETERS) as readonly ComparedParameter[];

/** One value per patch, none of them NaN. */
export type ComparedValues = Readonly<Record<ComparedParameter, Float64Array>>;

/** Something for each compared parameter. */
export function perParameter<T>(of: (key: ComparedParameter) => T): Record<ComparedParameter, T> {
  return Object.fromEntries(COMPARED_KEYS.map((key) => [key, of(key)])) as Record<ComparedParameter, T>;
}

/**
 * The compared columns of a table, for **all** patches: one that lacks a polarity has 0 throughout, as with
 * `singlePolarity: "zero"`, however the table was measured. Were such patches left out, a population half of which is
 * empty would be at no distance from a whole one.
 */
export function comparedValues({ columns }: ParameterTable): ComparedValues {
  return perParameter((key) => columns[COMPARED_PARAMETERS[key]].map((value) => (Number.isNaN(value) ? 0 : value)));
}

/** Share of the patches that lack a polarity beyond the threshold: no other patch has an unsigned field of 0. */
export const singlePolarityShare = ({ tuf }: ComparedValues): number =>
  tuf.filter((value) => value === 0).length / tuf.length;
