import { extname } from "node:path";
import { OptionError } from "../errors";
import { writeFileAtomic } from "../files";
import { encodeCsv, encodeRows } from "./csv";
import { encodeFits, type WritableArray } from "./fits";
import { encodeNpy } from "./npy";

/** What stands behind a figure: images, matrices, curves, lists of numbers or names. */
export type ExportArray = WritableArray | WritableArray["data"] | readonly number[] | readonly string[];

const isText = (array: ExportArray): array is readonly string[] => Array.isArray(array) && typeof array[0] === "string";

function withShape(name: string, array: ExportArray): WritableArray {
  if (isText(array)) {
    throw new OptionError({
      expected: "arrays of numbers for .npy and .fits",
      found: `text in ${JSON.stringify(name)}`,
      remedy: "Export to .csv, or leave that array out.",
    });
  }
  if ("shape" in array) return array;
  const data = Array.isArray(array) ? Float64Array.from(array as readonly number[]) : (array as WritableArray["data"]);
  return { data, shape: [data.length] };
}

function* lines({ data, shape }: WritableArray): Generator<ArrayLike<number>> {
  const width = shape.at(-1) ?? 1;
  for (let at = 0; at < data.length; at += width) yield data.subarray(at, at + width);
}

/** Lists of one length make one table; every other array a grid of its own, one line per run of its last axis. */
function csvFiles(arrays: readonly [string, ExportArray][]): [string, string][] {
  const lists = arrays.map(([name, array]): [string, ArrayLike<number> | readonly string[] | undefined] => {
    if (isText(array)) return [name, array];
    const { data, shape } = withShape(name, array);
    return [name, shape.length === 1 ? data : undefined];
  });
  const rows = lists[0]?.[1]?.length;
  const table = lists.flatMap(([name, list]) => (list === undefined || list.length !== rows ? [] : [[name, list] as const]));
  if (table.length === lists.length) return [["", encodeCsv(Object.fromEntries(table))]];
  return arrays.map(([name, array], i) => {
    const list = lists[i][1];
    return [name, list === undefined ? encodeRows(lines(withShape(name, array))) : encodeCsv({ [name]: list })];
  });
}

/**
 * Writes the arrays behind a figure, in the format that the path's extension names, each file atomically.
 * `.fits`: one file, an HDU per array with its name and unit. `.npy`: a file per array. `.csv`: one table when all
 * are lists of one length, else a file per array. With several files the array's name goes before the extension:
 * `fig3-usflux.npy`.
 * @returns the paths written
 * @throws OptionError for another extension, a name that cannot be part of a path, or text in .npy and .fits
 */
export function exportArrays(arrays: Readonly<Record<string, ExportArray>>, path: string): string[] {
  const extension = extname(path);
  const entries = Object.entries(arrays);
  const stem = path.slice(0, path.length - extension.length);
  if (![".csv", ".fits", ".npy"].includes(extension.toLowerCase()) || entries.length === 0) {
    throw new OptionError({
      expected: entries.length === 0 ? "at least one array to export" : "a path that ends in .npy, .fits or .csv",
      found: entries.length === 0 ? "none" : JSON.stringify(path),
      remedy: entries.length === 0 ? "This figure holds no arrays." : "Name the format by the extension.",
    });
  }
  const odd = entries.find(([name]) => !/^[\p{L}\p{N} ._-]*$/u.test(name) || name.startsWith("."));
  if (odd !== undefined) {
    throw new OptionError({
      expected: "array names of letters, digits, blanks and . _ -",
      found: JSON.stringify(odd[0]),
      remedy: "Rename the array: names become parts of file names.",
    });
  }
  const named = (name: string) => (entries.length === 1 || name === "" ? path : `${stem}-${name}${extension}`);
  const files: [string, string | Uint8Array][] =
    extension.toLowerCase() === ".fits"
      ? [[path, encodeFits(Object.fromEntries(entries.map(([name, array]) => [name, withShape(name, array)])))]]
      : extension.toLowerCase() === ".csv"
        ? csvFiles(entries).map(([name, text]) => [named(name), text])
        : entries.map(([name, array]) => [named(name), encodeNpy(withShape(name, array))]);
  for (const [target, content] of files) writeFileAtomic(target, content);
  return files.map(([target]) => target);
}
