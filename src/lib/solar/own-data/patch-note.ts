import type { Image } from "../../arrays";
import { FitsHeader } from "../../io";
import type { FetchedFile } from "../jsoc";
import { sharpPixelArea, type SharpHeader } from "../sharp";
import { completeHeader } from "../sharp-header";
import type { PatchFile } from "./patch-files";
import type { RawPatch } from "./read-patch-file";

/** What became of one patch. */
export interface PatchNote {
  /** path below the folder, with "#3" behind it for patch 3 of a stack */
  readonly name: string;
  /** whether it is among the images */
  readonly read: boolean;
  /** why not */
  readonly reason?: string;
  /** HARP number and time, where its name tells them */
  readonly harp?: number;
  readonly time?: string;
  /** [rows, columns] before it was resized */
  readonly shape?: readonly [number, number];
  /** share of pixels without a value, which become 0 */
  readonly blankShare?: number;
  /** share of the pixels of at least 100 G that are clipped */
  readonly clippedShare?: number;
  /** cm^2 on the Sun of one pixel of the resized image, for SHARPs whose header or manifest tells it */
  readonly pixelArea?: number;
  /** what to look at before trusting it */
  readonly remarks: readonly string[];
}

const WEAK_G = 100;
const MANY_BLANKS = 0.1;
/** No magnetogram of an active region in gauss stays below this. */
const FAINT_G = 20;

/** Whether a field stays below 20 G everywhere: it is in another unit, or shows no active region. */
export const isFaint = ({ data }: Image): boolean => data.every((b) => !(Math.abs(b) >= FAINT_G));

interface Statistics {
  readonly blankShare: number;
  readonly clippedShare: number;
  readonly strongest: number;
}

function measure({ data }: Image, clip: number): Statistics {
  let [blanks, strong, clipped, strongest] = [0, 0, 0, 0];
  for (const b of data) {
    const size = Math.abs(b);
    if (Number.isNaN(b)) blanks++;
    if (size >= WEAK_G) strong++;
    if (size > clip && size >= WEAK_G) clipped++;
    if (size > strongest) strongest = size;
  }
  return { blankShare: blanks / data.length, clippedShare: strong === 0 ? 0 : clipped / strong, strongest };
}

const isEqualArea = (header: RawPatch["header"]) => /CEA/.test(String(header?.get("CTYPE1") ?? ""));

function areaOf(header: SharpHeader): number | undefined {
  try {
    return sharpPixelArea(header);
  } catch {
    return undefined;
  }
}

/** Area of a pixel of the resized image: the patch's pixels, shared out among fewer or more. */
function pixelAreaOf(
  { header, field }: RawPatch, fetched: FetchedFile | undefined, [h, w]: readonly [number, number],
): number | undefined {
  // what JSOC's client fetched is on an equal-area grid, though its header does not say so
  const known = header !== undefined && (fetched !== undefined || isEqualArea(header));
  const area = known ? areaOf(header) : undefined;
  return area === undefined ? undefined : (area * field.shape[0] * field.shape[1]) / (h * w);
}

function remarksOn({ header }: RawPatch, { blankShare, strongest }: Statistics): string[] {
  const remarks: string[] = [];
  if (blankShare > MANY_BLANKS) remarks.push(`${Math.round(100 * blankShare)} % of its pixels have no value`);
  if (strongest < FAINT_G) {
    remarks.push(`no pixel above ${strongest.toPrecision(3)} G: if it is in kG, say so with the option unit`);
  }
  if (/magnetogram/i.test(String(header?.get("CONTENT") ?? ""))) {
    remarks.push("a line-of-sight field by its header, not the radial one");
  }
  const quality = header?.get("QUALITY");
  if (typeof quality === "number" && quality !== 0) remarks.push(`QUALITY is 0x${(quality >>> 0).toString(16)}, not 0`);
  return remarks;
}

export const patchName = ({ name }: PatchFile, suffix = "") => `${name}${suffix}`;

/** The note on a patch that was read. */
export function describePatch(
  file: PatchFile, raw: RawPatch, fetched: FetchedFile | undefined, clip: number, size: readonly [number, number],
): PatchNote {
  const patch = fetched === undefined ? raw : { ...raw, header: completeHeader(raw.header ?? new FitsHeader([]), fetched) };
  const statistics = measure(patch.field, clip);
  const { blankShare, clippedShare } = statistics;
  const pixelArea = pixelAreaOf(patch, fetched, size);
  return {
    name: patchName(file, patch.suffix), read: true, ...placeOf(file), shape: patch.field.shape, blankShare, clippedShare,
    ...(pixelArea === undefined ? {} : { pixelArea }),
    remarks: remarksOn(patch, statistics),
  };
}

function placeOf({ harp, time }: PatchFile): Pick<PatchNote, "harp" | "time"> {
  return harp === undefined || time === undefined ? {} : { harp, time };
}

/** The note on a file that could not be used. */
export function describeBadFile(file: PatchFile, reason: string, suffix = ""): PatchNote {
  return { name: patchName(file, suffix), read: false, reason, ...placeOf(file), remarks: [] };
}
