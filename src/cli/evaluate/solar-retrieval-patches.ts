import { matrix, table, type Images, type Matrix } from "../../lib/arrays";
import type { Embedder } from "../../lib/models";
import {
  PARAMETER_NAMES, parameterUnits, patchesOfImages, physicalParameters, takeRows, type ParameterName, type ParameterTable,
  type RegionPatches,
} from "../../lib/solar";
import type { Pace } from "./pace";

/** Networks by name, of which one is judged. */
export type Networks<Name extends string = "simsiam" | "random"> = Readonly<Record<Name, Pick<Embedder, "embed" | "latent">>>;

/** Patches with all that searches compare. */
export interface MeasuredPatches<Name extends string = "simsiam" | "random"> {
  readonly patches: RegionPatches;
  /** NaN for one that lacks a polarity */
  readonly parameters: ParameterTable;
  readonly embeddings: Readonly<Record<Name, Matrix>>;
}

/** So many take about a second, within which a stop signal is heard. */
const AT_ONCE = 50;

/** Parameters and embeddings of patches, a few at a time. @throws the signal's reason when the pace's signal is aborted */
export async function measurePatches<Name extends string>(
  patches: RegionPatches, networks: Networks<Name>, pace: Pace, what: string,
): Promise<MeasuredPatches<Name>> {
  const n = patches.regions.length;
  const columns = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, new Float64Array(n)])) as Record<ParameterName, Float64Array>;
  const names = Object.keys(networks) as Name[];
  const rows = new Map(names.map((name) => [name, new Float32Array(n * networks[name].latent)]));
  for (let first = 0; first < n; first += AT_ONCE) {
    const some = patches.at(Int32Array.from({ length: Math.min(AT_ONCE, n - first) }, (_, i) => first + i));
    const part = physicalParameters(some);
    for (const name of PARAMETER_NAMES) columns[name].set(part.columns[name], first);
    for (const [name, values] of rows) values.set(networks[name].embed(some).data, first * networks[name].latent);
    await pace.turn(what, first + some.shape[0], n);
  }
  const embeddings = Object.fromEntries(
    Array.from(rows, ([name, values]) => [name, matrix(values, [n, networks[name].latent])]),
  ) as Record<Name, Matrix>;
  return { patches, parameters: table(columns, parameterUnits()) as ParameterTable, embeddings };
}

const rowsOf = ({ data, shape: [, columns] }: Matrix, chosen: ArrayLike<number>): Matrix => {
  const out = new Float32Array(chosen.length * columns);
  Array.from(chosen).forEach((row, k) => out.set(data.subarray(row * columns, (row + 1) * columns), k * columns));
  return matrix(out, [chosen.length, columns]);
};

/** Some of the patches, in the order asked for. */
export function choosePatches<Name extends string>(
  { patches, parameters, embeddings }: MeasuredPatches<Name>, chosen: ArrayLike<number>,
): MeasuredPatches<Name> {
  const entries = Object.entries(embeddings) as [Name, Matrix][];
  return {
    patches: patchesOfImages(patches.at(chosen), Int32Array.from(chosen, (row) => patches.regions[row])),
    parameters: takeRows(parameters, chosen),
    embeddings: Object.fromEntries(entries.map(([name, rows]) => [name, rowsOf(rows, chosen)])) as Record<Name, Matrix>,
  };
}

/** All patches at once. */
export const allImages = (patches: RegionPatches): Images =>
  patches.at(Int32Array.from({ length: patches.regions.length }, (_, i) => i));
