import { readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { findSharps } from "../sharp-files";

export type PatchFormat = "fits" | "hdf5" | "npy";

/** A file that may hold a patch. */
export interface PatchFile {
  readonly path: string;
  /** path below the folder */
  readonly name: string;
  readonly format: PatchFormat;
  /** HARP number and time, for files named as JSOC does */
  readonly harp?: number;
  readonly time?: string;
}

export interface PatchFiles {
  readonly files: readonly PatchFile[];
  /** FITS files of other segments than Br, which are left alone */
  readonly passedOver: readonly string[];
}

const FORMATS: readonly [PatchFormat, RegExp][] = [
  ["fits", /\.(fits|fit|fts)(\.gz|\.fz)?$/i], ["hdf5", /\.(h5|hdf5|he5|hdf)$/i], ["npy", /\.npy$/i],
];

/** How files end that hold another part of a SHARP than its radial field. */
const OTHER_SEGMENT = /[._](Bp|Bt|B[prt]_err|bitmap|conf_disambig|continuum|Dopplergram)\.(fits|fit|fts)(\.gz|\.fz)?$/i;

/**
 * Files in the order in which a few of them are chosen: SHARPs first, whose pixels have a known area, then other FITS
 * files, which may tell it, then HDF5 and npy; each by path.
 */
export function bestFirst(files: readonly PatchFile[]): PatchFile[] {
  const rank = ({ harp, format }: PatchFile) => (harp !== undefined ? 0 : format === "fits" ? 1 : 2);
  return [...files].sort((a, b) => rank(a) - rank(b));
}

/** As deep as findSharps looks. */
const MAX_DEPTH = 5;

function listFiles(folder: string, depth = 0): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.filter(({ name }) => !name.startsWith(".")).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return depth < MAX_DEPTH ? listFiles(path, depth + 1) : [];
  });
}

/**
 * The files of a folder that may hold patches, by path, at most five folders down: FITS (of SHARPs only the radial
 * field, segment Br), HDF5 and npy; anything else is not looked at.
 * @throws FileFormatError when the folder cannot be read
 */
export function findPatchFiles(folder: string): PatchFiles {
  const records = findSharps(folder);
  const owners = new Map(records.flatMap(({ segments, harp, time }) =>
    Object.entries(segments).map(([segment, path]) => [path, { segment, harp, time }] as const)));
  const files: PatchFile[] = [];
  const passedOver: string[] = [];
  for (const path of listFiles(folder)) {
    const format = FORMATS.find(([, ending]) => ending.test(path))?.[0];
    if (format === undefined) continue;
    const name = relative(folder, path);
    const owner = owners.get(path);
    const other = owner === undefined ? OTHER_SEGMENT.test(basename(path)) : owner.segment !== "Br";
    if (other) passedOver.push(name);
    else files.push({ path, name, format, ...(owner === undefined ? {} : { harp: owner.harp, time: owner.time }) });
  }
  return { files, passedOver };
}
