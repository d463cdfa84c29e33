import { closeSync, openSync, readSync } from "node:fs";
import { FileFormatError } from "../../errors";
import { askHdf5, type DatasetInfo, type Hdf5Answer, type Hdf5Request } from "./hdf5-thread";

export interface ReadHdf5Options {
  /** path inside the file, e.g. "maps/field"; default the first data set, by name or in the order it was tracked */
  readonly dataset?: string;
  /** of a data set with three axes or more, take only this index of the first one; default all */
  readonly plane?: number;
  /** a larger array is refused before it is read, default 2^26 values */
  readonly maxValues?: number;
}

/** Numbers out of an HDF5 file. */
export interface Hdf5Array {
  /** float64 also for integers of 32 bits unsigned and of 64 bits */
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array;
  /** sizes, slowest axis first */
  readonly shape: readonly number[];
  /** where it stands in the file */
  readonly dataset: string;
  /** its attribute `units`, `unit` or `BUNIT`; empty without one */
  readonly unit: string;
}

function formatError(where: string, expected: string, found: string, remedy: string): FileFormatError {
  return new FileFormatError({ expected: `${where} to have ${expected}`, found, remedy });
}

/** The first bytes of a file, which tell a web page from a damaged file. @throws FileFormatError when it is not there */
function startOf(path: string): string {
  const bytes = Buffer.alloc(16);
  try {
    const handle = openSync(path, "r");
    try {
      return bytes.toString("latin1", 0, readSync(handle, bytes));
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    throw new FileFormatError({
      expected: `a readable HDF5 file at ${JSON.stringify(path)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "Check the path and its permissions.",
      cause,
    });
  }
}

async function ask(request: Hdf5Request, where: string, start: string): Promise<Hdf5Answer> {
  const answer = await askHdf5(request);
  if (answer.unreadable === true) {
    const quoted = start === "" ? "an empty file" : JSON.stringify(start.replace(/[^\x20-\x7e]/g, "?"));
    throw formatError(where, "the structure of an HDF5 file", quoted, "It is damaged or no HDF5: check where it comes from.");
  }
  return answer;
}

function chooseDataset({ datasets = [], error }: Hdf5Answer, where: string, wanted: string | undefined): DatasetInfo {
  if (error !== undefined) throw formatError(where, "a readable structure", error, "It is damaged: fetch or write it again.");
  const name = wanted?.replace(/^\/+/, "");
  const dataset = name === undefined ? datasets[0] : datasets.find(({ path }) => path === name);
  if (dataset !== undefined) return dataset;
  const expected = name === undefined ? "a data set" : `a data set ${JSON.stringify(wanted)}`;
  const found = datasets.slice(0, 20).map(({ path }) => JSON.stringify(path)).join(", ") || "none";
  throw formatError(where, expected, found, found === "none" ? "Check what wrote it." : "Choose one of these.");
}

interface Selection {
  readonly shape: readonly number[];
  readonly ranges: readonly (readonly [] | readonly [number, number])[];
}

function select({ shape }: DatasetInfo, where: string, { plane, maxValues = 2 ** 26 }: ReadHdf5Options): Selection {
  if (shape === null || shape.length === 0) {
    throw formatError(where, "an array", "a single value", "Choose another data set with the option dataset.");
  }
  const planes = shape[0] ?? 0;
  const one = plane !== undefined && shape.length > 2;
  if (one && (!Number.isInteger(plane) || plane < 0 || plane >= planes)) {
    throw formatError(where, `a plane ${plane}`, `planes 0 to ${planes - 1}`, "Choose one of these.");
  }
  const left = one ? shape.slice(1) : shape;
  const count = left.reduce((product, size) => product * size, 1);
  if (count < 1 || count > maxValues) {
    const remedy = "If it is that large, raise maxValues; else the file is damaged.";
    throw formatError(where, `1 to ${maxValues} values`, left.join(" x "), remedy);
  }
  return { shape: left, ranges: shape.map((_, axis) => (one && axis === 0 ? [plane, plane + 1] : [])) };
}

/** The library's typed arrays in the four kinds known elsewhere; undefined for texts and records. */
function toNumbers(values: unknown): Hdf5Array["data"] | undefined {
  if (values instanceof Float32Array || values instanceof Float64Array) return values;
  if (values instanceof Uint8Array || values instanceof Int32Array) return values;
  if (values instanceof Int8Array || values instanceof Int16Array || values instanceof Uint16Array) {
    return Int32Array.from(values);
  }
  if (values instanceof Uint32Array) return Float64Array.from(values);
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return Float64Array.from(values, Number);
  return undefined;
}

/**
 * Reads numbers out of an HDF5 file: the first data set, or the one named; only what is asked for is decompressed.
 * Integers of 8 to 64 and floats of 32 or 64 bits, contiguous or in chunks, with the filters that the HDF5 library
 * brings; in a thread of its own.
 * @throws FileFormatError when the file or data set is not there, damaged, too large or without numbers
 */
export async function readHdf5(path: string, options: ReadHdf5Options = {}): Promise<Hdf5Array> {
  const where = JSON.stringify(path);
  const start = startOf(path);
  const dataset = chooseDataset(await ask({ path }, where, start), where, options.dataset);
  const named = `${where} at ${JSON.stringify(dataset.path)}`;
  const { shape, ranges } = select(dataset, named, options);
  const { values, unit = "", error } = await ask({ path, dataset: dataset.path, ranges }, where, start);
  if (error !== undefined) {
    const stored = dataset.filters.length > 0 ? ` (stored with ${dataset.filters.join(", ")})` : "";
    const remedy = "It is damaged or cut off, or its filter or number type is not known: save it again with gzip, as float32.";
    throw formatError(named, "values", `${error}${stored}`, remedy);
  }
  const data = toNumbers(values);
  const count = shape.reduce((product, size) => product * size, 1);
  if (data?.length === count) return { data, shape, dataset: dataset.path, unit };
  throw formatError(named, "plain numbers", `type ${dataset.type}`, "Choose another data set with the option dataset.");
}
