import { readdirSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../errors";

/** One SHARP at one time: the files of its segments. */
export interface SharpRecord {
  /** HARP number, e.g. 377 */
  readonly harp: number;
  /** T_REC as in the file names, e.g. "20110215_020000", TAI */
  readonly time: string;
  readonly folder: string;
  /** paths by segment: Br, Bt, Bp, bitmap, conf_disambig, magnetogram, … */
  readonly segments: Readonly<Record<string, string>>;
}

const FILE_NAME = /^hmi\.sharp_cea_720s\.(\d+)\.(\d{8}_\d{6})_TAI\.(\w+)\.fits$/;

/** Deep enough for data/solar/2011/377/, shallow enough for a home folder. */
const MAX_DEPTH = 5;

function listFiles(folder: string, depth: number): { folder: string; name: string }[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (!entry.isDirectory()) return [{ folder, name: entry.name }];
    const visible = depth < MAX_DEPTH && !entry.name.startsWith(".");
    return visible ? listFiles(join(folder, entry.name), depth + 1) : [];
  });
}

/**
 * The SHARP records under a folder, ordered by HARP number and time: files as JSOC names them,
 * `hmi.sharp_cea_720s.<harp>.<yyyymmdd_hhmmss>_TAI.<segment>.fits`, at most five folders down. Files with other names
 * are passed over; an empty list means that there are none.
 * @throws FileFormatError when the folder cannot be read
 */
export function findSharps(folder: string): SharpRecord[] {
  let files: { folder: string; name: string }[];
  try {
    files = listFiles(folder, 0);
  } catch (cause) {
    throw new FileFormatError({
      expected: `a readable folder at ${JSON.stringify(folder)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "Check the path and its permissions.",
      cause,
    });
  }
  const records = new Map<string, SharpRecord & { segments: Record<string, string> }>();
  for (const file of files) {
    const match = FILE_NAME.exec(file.name);
    if (match === null) continue;
    const [, harp = "", time = "", segment = ""] = match;
    const key = [file.folder, harp, time].join("/");
    const record = records.get(key) ?? { harp: Number(harp), time, folder: file.folder, segments: {} };
    record.segments[segment] = join(file.folder, file.name);
    records.set(key, record);
  }
  return [...records.values()].sort((a, b) => a.harp - b.harp || (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/** How a record is called in titles: "SHARP 377, 2011-02-15 02:00 TAI". */
export function sharpTitle({ harp, time }: Pick<SharpRecord, "harp" | "time">): string {
  return `SHARP ${harp}, ${time.replace(/^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d).*$/, "$1-$2-$3 $4:$5")} TAI`;
}

/** The path of a segment. @throws FileFormatError naming the file that is missing */
export function segmentPath({ harp, time, folder, segments }: SharpRecord, segment: string): string {
  const path = segments[segment];
  if (path !== undefined) return path;
  throw new FileFormatError({
    expected: `segment ${segment} of SHARP ${harp} at ${time} in ${JSON.stringify(folder)}`,
    found: `only ${Object.keys(segments).sort().join(", ")}`,
    remedy: `Fetch hmi.sharp_cea_720s.${harp}.${time}_TAI.${segment}.fits from JSOC.`,
  });
}
