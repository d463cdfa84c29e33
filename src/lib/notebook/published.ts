import { join } from "node:path";
import { FileFormatError, OptionError } from "../errors";
import { packageRoot } from "../files";
import { isObject, readJson, type JsonObject } from "./json-file";

/** A number that a paper published, with its place in the document. */
export interface PaperValue {
  /** the claim it belongs to, e.g. "solar.fig6.pearson.tuf" */
  readonly id: string;
  readonly value: number;
  /** decimals as printed, undefined where the value itself shows them: 0.70 is 0.7 in JSON */
  readonly decimals?: number;
  /** printed with "about" or "~" */
  readonly approximate: boolean;
  readonly unit: string;
  readonly symbol: string;
  readonly what: string;
  /** sample size, null where none was published */
  readonly n: number | null;
  readonly place: string;
}

/** The published values of one paper, by id. */
export interface PaperValues {
  readonly paper: string;
  readonly values: readonly PaperValue[];
  /** @throws OptionError when the paper published nothing under this id */
  get(id: string): PaperValue;
}

/** What an evaluation found: `value` where it is one number, all else under its own name. */
export interface RecordedResult extends JsonObject {
  readonly value?: number;
  readonly n?: number;
}

function toPaperValue(entry: unknown, path: string): PaperValue {
  const {
    id,
    value,
    decimals,
    approximate = false,
    unit = "",
    symbol = "",
    what = "",
    n = null,
    place,
  } = isObject(entry) ? entry : {};
  if (typeof id === "string" && typeof value === "number" && Number.isFinite(value) && typeof place === "string") {
    const size = typeof n === "number" ? n : null;
    const texts = { unit: String(unit), symbol: String(symbol), what: String(what), place };
    const printed = typeof decimals === "number" ? { decimals } : {};
    return { id, value, ...printed, approximate: approximate === true, n: size, ...texts };
  }
  throw new FileFormatError({
    expected: `every entry of ${path} to have an id, a finite value and a place`,
    found: JSON.stringify(entry),
    remedy: "Complete the entry.",
  });
}

/**
 * The numbers that a paper published, from `datasets/paper-<name>.json`.
 * @throws OptionError for a paper that has no such file; FileFormatError when the file is damaged
 */
export function paperValues(paper: string, folder = join(packageRoot(), "datasets")): PaperValues {
  const path = join(folder, `paper-${paper}.json`);
  const entries = readJson(path);
  if (entries === undefined) {
    throw new OptionError({
      expected: `the file ${path}`,
      found: "none",
      remedy: "Papers are solar, cosmogan, exogan, cinn.",
    });
  }
  if (!Array.isArray(entries)) {
    throw new FileFormatError({
      expected: `${path} to hold a list`,
      found: typeof entries,
      remedy: "Restore it with git checkout.",
    });
  }
  const values = entries.map((entry) => toPaperValue(entry, path));
  const get = (id: string) => {
    const found = values.find((value) => value.id === id);
    if (found !== undefined) return found;
    const like = values.map((value) => value.id).filter((other) => other.split(".")[1] === id.split(".")[1]);
    throw new OptionError({
      expected: `an id out of ${path}${like.length === 0 ? "" : `, such as ${like.slice(0, 3).join(", ")}`}`,
      found: `"${id}"`,
      remedy: "Published numbers are kept in that file, never typed in a notebook.",
    });
  };
  return { paper, values, get };
}

export interface RecordedResultOptions {
  /** sha256 of the weights that the notebook uses: a record of other weights is refused */
  readonly checkpoint?: string;
  /** default results/ of the checkout */
  readonly folder?: string;
}

/**
 * What an evaluation recorded in `results/<name>.json`, in the form `T` that it writes; undefined when it was not run.
 * @throws FileFormatError when the file is damaged, or was made with other weights than those given
 */
export function recordedResult<T extends object = RecordedResult>(name: string, options: RecordedResultOptions = {}): T | undefined {
  const { checkpoint, folder = join(packageRoot(), "results") } = options;
  const path = join(folder, `${name}.json`);
  const result = readJson(path);
  const remedy = `Repeat the evaluation that writes it: npm run evaluate -- ${name}.`;
  if (result !== undefined && !isObject(result)) {
    const found = Array.isArray(result) ? "a list" : typeof result;
    throw new FileFormatError({ expected: `${path} to hold one object`, found, remedy });
  }
  if (result !== undefined && checkpoint !== undefined && result["checkpoint"] !== checkpoint) {
    const found = `"${String(result["checkpoint"]).slice(0, 16)}"`;
    throw new FileFormatError({ expected: `${path} to be of the weights "${checkpoint.slice(0, 16)}"`, found, remedy });
  }
  return result as T | undefined;
}
