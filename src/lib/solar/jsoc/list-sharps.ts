import { OptionError } from "../../errors";
import { readDrmsTime, type DrmsTime } from "./drms-time";
import { harpsOfRegion } from "./harp-table";
import { JsocError } from "./jsoc-error";
import { describeStatus, jsocService, statusOf, type JsocAnswer, type JsocOptions, type JsocService } from "./jsoc-service";
import { checkSharpQuery, recordSet, type CheckedQuery, type SharpQuery } from "./sharp-query";

/** Keywords that are asked for: who, when, where, how much, how good, and what a pixel's area needs. */
export const SHARP_KEYWORDS = [
  "HARPNUM", "T_REC", "T_OBS", "NOAA_AR", "NOAA_ARS", "USFLUX", "QUALITY", "LON_FWT", "LAT_FWT", "CRVAL1", "CRVAL2",
  "CRPIX1", "CRPIX2", "CDELT1", "CDELT2", "CRLN_OBS", "CRLT_OBS", "RSUN_REF", "RSUN_OBS", "DSUN_OBS",
] as const;

/** One SHARP at one time, as JSOC lists it. */
export interface SharpListing {
  /** its name at JSOC, e.g. "hmi.sharp_cea_720s[377][2011.02.15_02:00:00_TAI]" */
  readonly record: string;
  readonly harp: number;
  /** NOAA regions inside it, often none */
  readonly noaa: readonly number[];
  /** T_REC as in file names, "20110215_020000", TAI */
  readonly time: string;
  /** USFLUX in Mx, NaN where JSOC has none */
  readonly unsignedFlux: number;
  /** flux-weighted centre, degrees from the central meridian and the equator; NaN where JSOC has none */
  readonly longitude: number;
  readonly latitude: number;
  /** QUALITY, 0 for an observation without a flaw */
  readonly quality: number;
  /** {@link SHARP_KEYWORDS} as JSOC writes them; those that it has not are left out */
  readonly keywords: Readonly<Record<string, string>>;
  /** where JSOC keeps each segment; undefined while it is on tape */
  readonly paths: Readonly<Record<string, string | undefined>>;
}

interface Column {
  readonly name: string;
  readonly values: readonly unknown[];
}

const isColumn = (value: unknown): value is Column =>
  typeof value === "object" && value !== null &&
  typeof (value as Column).name === "string" && Array.isArray((value as Column).values);

function columnsOf(answer: JsocAnswer, part: "keywords" | "segments", count: number): Map<string, readonly string[]> {
  const columns: unknown = answer[part];
  const whole = Array.isArray(columns) && columns.every((one) => isColumn(one) && one.values.length === count);
  if (!whole) {
    const found = JSON.stringify(columns)?.slice(0, 80) ?? "none";
    const remedy = "Run it again; if it stays so, JSOC has changed its answers.";
    throw new JsocError({ expected: `jsoc_info to list ${part} with ${count} values each`, found, remedy });
  }
  return new Map(columns.map(({ name, values }: Column) => [name, values.map(String)]));
}

const ABSENT = /^(MISSING|Invalid KeyLink|nan|-nan|)$/i;

const numberOf = (text: string | undefined) => (text === undefined || ABSENT.test(text) ? NaN : Number(text));

function regionsOf(keywords: Readonly<Record<string, string>>): number[] {
  const list = keywords.NOAA_ARS ?? keywords.NOAA_AR ?? "";
  return list.split(",").map(Number).filter((region) => Number.isInteger(region) && region > 0);
}

function readRecord(
  row: number, keywords: ReadonlyMap<string, readonly string[]>, segments: ReadonlyMap<string, readonly string[]>,
): SharpListing & { readonly at: DrmsTime } {
  const values = [...keywords].map(([name, column]): [string, string] => [name, column[row] ?? ""]);
  const known = Object.fromEntries(values.filter(([, value]) => !ABSENT.test(value)));
  const [harp, at] = [numberOf(known.HARPNUM), readDrmsTime(known.T_REC ?? "")];
  if (!Number.isInteger(harp) || at === undefined) {
    const found = `HARPNUM ${String(known.HARPNUM)}, T_REC ${String(known.T_REC)} in row ${row}`;
    throw new JsocError({ expected: "every record to have its prime keys", found, remedy: "Run it again." });
  }
  const paths = [...segments].map(([name, column]): [string, string | undefined] => {
    const path = column[row] ?? "";
    return [name, path.startsWith("/") ? path : undefined];
  });
  return {
    at, harp, record: `hmi.sharp_cea_720s[${harp}][${at.drms}]`, noaa: regionsOf(known), time: at.file,
    unsignedFlux: numberOf(known.USFLUX), longitude: numberOf(known.LON_FWT), latitude: numberOf(known.LAT_FWT),
    quality: numberOf(known.QUALITY), keywords: known, paths: Object.fromEntries(paths),
  };
}

function checkSegments(segments: ReadonlyMap<string, readonly string[]>): void {
  const wrong = [...segments].find(([, paths]) => paths.includes("InvalidSegName"));
  if (wrong === undefined) return;
  const remedy = "It has Br, Bt, Bp, their _err, magnetogram, bitmap, continuum, Dopplergram and conf_disambig.";
  throw new OptionError({ expected: "a segment of hmi.sharp_cea_720s", found: `"${wrong[0]}"`, remedy });
}

/** Of every HARP the first record in each interval, counted from its first one. */
function thin<T extends { readonly harp: number; readonly at: DrmsTime }>(records: readonly T[], cadence: number): T[] {
  const first = new Map<number, number>();
  const taken = new Set<string>();
  return records.filter(({ harp, at }) => {
    const start = first.get(harp) ?? at.seconds;
    first.set(harp, start);
    const interval = `${harp} ${Math.floor((at.seconds - start) / cadence)}`;
    if (taken.has(interval)) return false;
    taken.add(interval);
    return true;
  });
}

async function askForRecords(service: JsocService, checked: CheckedQuery): Promise<(SharpListing & { at: DrmsTime })[]> {
  const { noaa, range, limit, segments } = checked;
  const harps = noaa !== undefined && range === undefined ? await harpsOfRegion(service, noaa) : [];
  const ds = recordSet(checked, harps);
  const parameters = { op: "rs_list", ds, key: SHARP_KEYWORDS.join(","), seg: segments.join(","), n: String(limit + 1) };
  const answer = await service.info(parameters);
  if (statusOf(answer) !== 0) {
    const remedy = "Check the query; if it is right, JSOC may be down: try again later.";
    throw new JsocError({ expected: `JSOC to list ${ds}`, found: describeStatus(answer), remedy }, statusOf(answer));
  }
  const count = Number(answer.count);
  if (count === 0) return [];
  if (count > limit) {
    const remedy = "Narrow the time range or raise the limit.";
    throw new OptionError({ expected: `at most ${limit} records in ${ds}`, found: "more", remedy });
  }
  const paths = columnsOf(answer, "segments", count);
  checkSegments(paths);
  const keywords = columnsOf(answer, "keywords", count);
  return Array.from({ length: count }, (_, row) => readRecord(row, keywords, paths));
}

/** As {@link listSharps}, over a connection that is there. */
export async function listRecords(service: JsocService, query: SharpQuery): Promise<SharpListing[]> {
  const checked = checkSharpQuery(query);
  const { noaa, range, cadence, maxLongitude } = checked;
  // JSOC finds a region by its digits anywhere in NOAA_ARS
  const isWanted = (record: SharpListing) => noaa === undefined || range === undefined || record.noaa.includes(noaa);
  const records = (await askForRecords(service, checked))
    .filter(isWanted)
    .sort((a, b) => a.harp - b.harp || a.at.seconds - b.at.seconds);
  const wanted = (cadence === undefined ? records : thin(records, cadence)).filter(
    ({ longitude }) => maxLongitude === Infinity || Math.abs(longitude) <= maxLongitude,
  );
  return wanted.map(({ at: _, ...listing }) => listing);
}

/**
 * Lists SHARPs (`hmi.sharp_cea_720s`) by NOAA region, HARP number or time range, by HARP and time. A region without a
 * time range is looked up in JSOC's list of HARPs first. An empty list means that there are none.
 * @throws OptionError for a query that cannot be, or finds more than its limit; JsocError when JSOC refuses it;
 *   DownloadError when the server cannot be reached
 */
export async function listSharps(query: SharpQuery, options: JsocOptions = {}): Promise<SharpListing[]> {
  return listRecords(jsocService(options), query);
}
