import { setImmediate as nextTurn } from "node:timers/promises";
import { images, type Image, type Images } from "../../arrays";
import { FileFormatError, OptionError } from "../../errors";
import { manifestEntries } from "../jsoc";
import { preprocessMagnetogram, type PreprocessOptions } from "../preprocess";
import { bestFirst, findPatchFiles, type PatchFile } from "./patch-files";
import { describeBadFile, describePatch, isFaint, type PatchNote } from "./patch-note";
import { readPatchFile, type RawPatch, type ReadPatchFileOptions } from "./read-patch-file";

export interface PatchFolderOptions extends PreprocessOptions, ReadPatchFileOptions {
  /** a file that cannot be used: `"skip"` it with a note (default), or `"throw"` its error */
  readonly onBadFile?: "skip" | "throw";
  /**
   * stop after this many patches, default none. Then SHARPs come first, whose pixels have a known area, other FITS files
   * next, HDF5 and npy last; patches without a pixel above 20 G, which are in another unit as a rule, wait until the
   * others are used up, at most `limit` of them
   */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** told after every file */
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** A patch ready for the networks, or the note on one that is not. */
export interface OwnPatch {
  /** in units of the clip (kG), shape of the option `size`; undefined for a bad one */
  readonly patch: Image | undefined;
  readonly note: PatchNote;
}

/** The patches of a folder. */
export interface PatchFolder {
  /** in units of the clip (kG), by the paths of their files unless there was a limit */
  readonly images: Images;
  /** names of the images, in their order */
  readonly names: readonly string[];
  /** a note on every image, in their order */
  readonly notes: readonly PatchNote[];
  /** notes on files that could not be used */
  readonly bad: readonly PatchNote[];
  /** FITS files of other segments than Br, which were left alone */
  readonly passedOver: readonly string[];
}

function checkOptions({ onBadFile = "skip", limit = Infinity, unit = "G" }: PatchFolderOptions): void {
  const wrong = (expected: string, found: unknown) =>
    new OptionError({ expected, found: JSON.stringify(found) ?? String(found), remedy: "Leave it out for the default." });
  if (!["skip", "throw"].includes(onBadFile)) throw wrong('onBadFile "skip" or "throw"', onBadFile);
  if (!["G", "kG"].includes(unit)) throw wrong('unit "G" or "kG"', unit);
  if (limit !== Infinity && !(Number.isInteger(limit) && limit >= 1)) throw wrong("a limit of at least 1 patch", limit);
}

function requireValues(file: PatchFile, { data }: Image): void {
  if (data.some((b) => !Number.isNaN(b))) return;
  const expected = `${JSON.stringify(file.name)} to have pixels with a value`;
  throw new FileFormatError({ expected, found: data.length === 0 ? "no pixels" : "none", remedy: "Leave the file out." });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Reads the patches below a folder one file at a time, so that no more than one file and one patch are in memory:
 * FITS (Br of SHARPs), HDF5 (the authors' layout: the first data set, its first plane) and npy (one patch or a stack);
 * each goes through {@link preprocessMagnetogram}, the paper's steps in their order. By path, but for a `limit`, which
 * takes SHARPs first and faint patches last.
 * @throws FileFormatError when the folder cannot be read, or, with `onBadFile: "throw"`, for the first bad file;
 *   OptionError; the signal's reason
 */
export async function* readPatches(folder: string, options: PatchFolderOptions = {}): AsyncGenerator<OwnPatch> {
  checkOptions(options);
  yield* readLimited(findPatchFiles(folder).files, options);
}

interface ReadPatch extends OwnPatch {
  readonly faint: boolean;
}

/** The patches of files; with a limit the best ones first, and no more of them. */
async function* readLimited(files: readonly PatchFile[], options: PatchFolderOptions): AsyncGenerator<OwnPatch> {
  const { limit = Infinity } = options;
  const waiting: OwnPatch[] = [];
  let count = 0;
  for await (const { faint, ...own } of readFiles(limit === Infinity ? files : bestFirst(files), options)) {
    if (faint && limit !== Infinity && waiting.length < limit) {
      waiting.push(own);
      continue;
    }
    yield own;
    if (own.patch !== undefined && ++count >= limit) return;
  }
  yield* waiting.slice(0, limit - count);
}

async function* readFiles(files: readonly PatchFile[], options: PatchFolderOptions): AsyncGenerator<ReadPatch> {
  const { onBadFile = "skip", signal, onProgress, clip = 1000, size = [128, 128] } = options;
  const fetchedOf = manifestEntries();
  const prepare = (file: PatchFile, raw: RawPatch): ReadPatch => {
    requireValues(file, raw.field);
    const note = describePatch(file, raw, fetchedOf(file.path), clip, size);
    return { patch: preprocessMagnetogram(raw.field, options), note, faint: isFaint(raw.field) };
  };
  const bad = (file: PatchFile, error: unknown, suffix?: string): ReadPatch => {
    if (error instanceof OptionError || onBadFile === "throw") throw error;
    return { patch: undefined, note: describeBadFile(file, messageOf(error), suffix), faint: false };
  };
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    await nextTurn();
    let raws: RawPatch[] = [];
    try {
      raws = await readPatchFile(file, options);
    } catch (error) {
      yield bad(file, error);
    }
    for (const raw of raws) {
      let own: ReadPatch;
      try {
        own = prepare(file, raw);
      } catch (error) {
        own = bad(file, error, raw.suffix);
      }
      yield own;
    }
    onProgress?.(index + 1, files.length, file.name);
  }
}

/** Collects patches in one array that grows, since how many there are is known only at the end. */
function collector(expected: number) {
  let data = new Float32Array(0);
  let shape: readonly [number, number] = [0, 0];
  let [count, unit] = [0, ""];
  return {
    add(patch: Image): void {
      if (count === 0) [shape, unit, data] = [patch.shape, patch.unit, new Float32Array(expected * patch.data.length)];
      const start = count * patch.data.length;
      if (start >= data.length) {
        const larger = new Float32Array(2 * data.length);
        larger.set(data);
        data = larger;
      }
      data.set(patch.data, start);
      count++;
    },
    images: (): Images => images(data.subarray(0, count * shape[0] * shape[1]), [count, ...shape], unit),
  };
}

function nothingRead(folder: string, bad: readonly PatchNote[], passedOver: readonly string[]): FileFormatError {
  const first = bad[0];
  const others = passedOver.length > 0 ? `${passedOver.length} files of other segments than Br` : "no file of these formats";
  return new FileFormatError({
    expected: `patches as FITS, HDF5 or npy files below ${JSON.stringify(folder)}`,
    found: first === undefined ? others : `${bad.length} bad ${bad.length === 1 ? "one" : "ones"}; ${first.name}: ${first.reason}`,
    remedy: "Put magnetograms in gauss there: Br of SHARPs, HDF5 with the field first, or npy arrays [rows, columns].",
  });
}

/**
 * Reads all patches below a folder, see {@link readPatches}, into one stack of 64 kB each.
 * @throws also FileFormatError when there is not one patch that can be used
 */
export async function readPatchFolder(folder: string, options: PatchFolderOptions = {}): Promise<PatchFolder> {
  checkOptions(options);
  const { files, passedOver } = findPatchFiles(folder);
  const stack = collector(Math.min(files.length, options.limit ?? Infinity));
  const notes: PatchNote[] = [];
  const bad: PatchNote[] = [];
  for await (const { patch, note } of readLimited(files, options)) {
    (patch === undefined ? bad : notes).push(note);
    if (patch !== undefined) stack.add(patch);
  }
  if (notes.length === 0) throw nothingRead(folder, bad, passedOver);
  return { images: stack.images(), names: notes.map(({ name }) => name), notes, bad, passedOver };
}
