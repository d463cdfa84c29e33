import { extname } from "node:path";
import { type Table } from "../arrays";
import { OptionError } from "../errors";
import { writeFileAtomic } from "../files";
import { encodeCsv, encodeRows, titleColumns, type CsvColumns } from "./csv";
import { encodeFits, type WritableArray } from "./fits";
import { encodeNpy } from "./npy";
import { requireShape } from "./require-shape";

/** What stands behind a figure: images, matrices, tables, curves, lists of numbers or names. */
export type ExportArray = WritableArray | Table | WritableArray["data"] | readonly number[] | readonly string[];

type NamedFile = [name: string, content: string | Uint8Array];

const isText = (array: ExportArray): array is readonly string[] => Array.isArray(array) && typeof array[0] === "string";
const isTable = (array: ExportArray): array is Table => "columns" in array;

function withShape(name: string, array: Exclude<ExportArray, Table>): WritableArray {
  if (isText(array)) {
    throw new OptionError({
      expected: "arrays of numbers for .npy, and for .fits outside tables",
      found: `text in ${JSON.stringify(name)}`,
      remedy: "Export to .csv, or leave that array out.",
    });
  }
  if ("shape" in array) {
    requireShape(array.data.length, array.shape);
    return array;
  }
  const data = Array.isArray(array) ? Float64Array.from(array as readonly number[]) : (array as WritableArray["data"]);
  return { data, shape: [data.length] };
}

function* lines({ data, shape }: WritableArray): Generator<ArrayLike<number>> {
  const width = Math.max(shape.at(-1) ?? 1, 1);
  for (let at = 0; at < data.length; at += width) yield data.subarray(at, at + width);
}

/** The columns that an array is in a CSV file; undefined for a grid. */
function columnsOf(name: string, array: ExportArray): CsvColumns | undefined {
  if (isTable(array)) return titleColumns(array);
  if (isText(array)) return { [name]: array };
  const { data, shape } = withShape(name, array);
  return shape.length === 1 ? { [name]: data } : undefined;
}

/** Lists of one length make one table; every other array a file of its own, a grid a line per run of its last axis. */
function csvFiles(arrays: readonly [string, ExportArray][]): NamedFile[] {
  const columns = arrays.map(([name, array]) => columnsOf(name, array));
  const lists = columns.flatMap((each, i) => (each === undefined || isTable(arrays[i][1]) ? [] : Object.entries(each)));
  if (lists.length === arrays.length && lists.every(([, list]) => list.length === lists[0][1].length)) {
    return [["", encodeCsv(Object.fromEntries(lists))]];
  }
  return arrays.map(([name, array], i) => {
    const own = columns[i];
    if (own !== undefined) return [name, encodeCsv(own)];
    return [name, encodeRows(lines(withShape(name, array as WritableArray)))];
  });
}

function npyFiles(arrays: readonly [string, ExportArray][]): NamedFile[] {
  return arrays.flatMap(([name, array]): NamedFile[] => {
    if (!isTable(array)) return [[name, encodeNpy(withShape(name, array))]];
    return npyFiles(Object.entries(array.columns).map(([title, column]) => [`${name}-${title}`, column]));
  });
}

function fitsFile(arrays: readonly [string, ExportArray][]): NamedFile[] {
  const parts = arrays.map(([name, array]) => [name, isTable(array) ? array : withShape(name, array)] as const);
  return [["", encodeFits(Object.fromEntries(parts))]];
}

const FORMATS = { ".csv": csvFiles, ".fits": fitsFile, ".npy": npyFiles };

/**
 * Writes the arrays behind a figure, in the format that the path's extension names, each file atomically.
 * `.fits`: one file, an HDU per array or table, with names and units. `.npy`: a file per array or column. `.csv`: one
 * table when all are lists of one length, else a file per array. Where there are several files, the array's name goes
 * before the extension: `fig3-usflux.npy`.
 * @returns the paths written
 * @throws OptionError for another extension, a name that cannot be part of a path, or text that the format cannot hold
 */
export function exportArrays(arrays: Readonly<Record<string, ExportArray>>, path: string): string[] {
  const extension = extname(path);
  const entries = Object.entries(arrays);
  const format = FORMATS[extension.toLowerCase() as keyof typeof FORMATS] as typeof csvFiles | undefined;
  if (entries.length === 0) {
    throw new OptionError({ expected: "at least one array to export", found: "none", remedy: "Pass figure.arrays." });
  }
  if (format === undefined) {
    throw new OptionError({
      expected: "a path that ends in .npy, .fits or .csv",
      found: JSON.stringify(path),
      remedy: "Name the format by the extension.",
    });
  }
  const files = format(entries);
  const odd = files.find(([name]) => !/^[\p{L}\p{N} ()._-]*$/u.test(name) || name.startsWith("."));
  if (odd !== undefined) {
    throw new OptionError({
      expected: "names of letters, digits, blanks and ( ) . _ -, as they become parts of file names",
      found: JSON.stringify(odd[0]),
      remedy: "Rename the array.",
    });
  }
  const stem = path.slice(0, path.length - extension.length);
  const paths = files.map(([name]) => (files.length === 1 ? path : `${stem}-${name}${extension}`));
  files.forEach(([, content], i) => writeFileAtomic(paths[i], content));
  return paths;
}
