import { image } from "../../../../src/lib/arrays";
import { encodeFits } from "../../../../src/lib/io";
import { serveFile, startLoopback, type Answer, type Loopback, type ServeOptions } from "../../io/download/loopback";

/** One record of the pretended archive. */
export interface ArchiveRecord {
  readonly harp: number;
  /** T_REC, "2011.02.15_02:00:00_TAI" */
  readonly time: string;
  readonly noaa?: string;
  readonly longitude?: string;
  /** false: on tape */
  readonly online?: boolean;
}

export interface JsocServerOptions {
  readonly records?: readonly ArchiveRecord[];
  /** answers before the archive does; true when it has */
  readonly intercept?: (url: URL, response: Parameters<Answer>[1], count: number) => boolean;
  /** how often an export is still in work when it is asked for */
  readonly polls?: number;
  readonly serve?: ServeOptions;
}

export interface JsocServer extends Loopback {
  /** record sets that were asked for, with what they were asked of */
  readonly asked: { readonly op: string; readonly ds: string; readonly query: URLSearchParams }[];
}

export const TWO_HOURS: readonly ArchiveRecord[] = ["00:00", "00:12", "01:00", "01:12", "02:00"].map((clock, k) => ({
  harp: 377, time: `2011.02.15_${clock}:00_TAI`, noaa: "11158", longitude: String(10 * k),
}));

const HARPS = "HARPNUM NOAA_ARS\n1 11067\n284 11133,11134\n377 11158\n378 11158,11160\n";

const recordName = ({ harp, time }: ArchiveRecord) => `hmi.sharp_cea_720s[${harp}][${time}]`;

/** A FITS file of 4 equal pixels; its DATASUM is four times their 32-bit word, the carry added back in. */
export function segmentFile(value = 377): Uint8Array {
  const word = new DataView(new ArrayBuffer(4));
  word.setFloat32(0, value);
  const sum = 4 * word.getUint32(0);
  const folded = (sum % 2 ** 32) + Math.floor(sum / 2 ** 32);
  const pixels = image(Float32Array.of(value, value, value, value), [2, 2], "Mx/cm^2");
  return encodeFits({ "": pixels }, { header: { DATASUM: String(folded) } });
}

/** The records of a set: by HARP numbers, times or time range, and NOAA number. */
function select(records: readonly ArchiveRecord[], ds: string): ArchiveRecord[] {
  const match = /^hmi\.sharp_cea_720s\[([\d,]*)\]\[([^\]]*)\](?:\[\? NOAA_ARS ~ "(\d+)" \?\])?(?:\{[\w,]+\})?$/.exec(ds);
  if (match === null) throw new Error(`bad record set ${ds}`);
  const [, harps = "", times = "", noaa] = match;
  const range = /^(\S+_TAI)-(\S+_TAI)(?:@\d+s)?$/.exec(times);
  return records.filter(({ harp, time, noaa: own = "" }) => {
    if (harps !== "" && !harps.split(",").includes(String(harp))) return false;
    if (noaa !== undefined && !own.includes(noaa)) return false;
    if (range !== null) return (range[1] ?? "") <= time && time <= (range[2] ?? "");
    return times === "" || times.split(",").includes(time);
  });
}

function listAnswer(found: readonly ArchiveRecord[], query: URLSearchParams): object {
  if (found.length === 0) return { count: 0, runtime: 0.01, status: 0 };
  const value = (record: ArchiveRecord, key: string): string => {
    const own: Readonly<Record<string, string>> = {
      HARPNUM: String(record.harp), T_REC: record.time, NOAA_AR: (record.noaa ?? "0").split(",")[0] ?? "0",
      NOAA_ARS: record.noaa ?? "MISSING", USFLUX: "2.71e+22", QUALITY: "0x00000000", LON_FWT: record.longitude ?? "MISSING",
      LAT_FWT: "-20.5", CDELT1: "0.03", RSUN_REF: "696000000", RSUN_OBS: "971.67", DSUN_OBS: "147746220503.41",
    };
    return own[key] ?? "Invalid KeyLink";
  };
  const path = (record: ArchiveRecord, segment: string) =>
    segment === "Bx" ? "InvalidSegName" : record.online === false ? "NoDataDirectory" : filePath(record, segment);
  const names = (key: string) => (query.get(key) ?? "").split(",");
  return {
    keywords: names("key").map((name) => ({ name, values: found.map((record) => value(record, name)) })),
    segments: names("seg").map((name) => ({ name, values: found.map((record) => path(record, name)), dims: [] })),
    links: [], count: found.length, runtime: 0.02, status: 0,
  };
}

const filePath = ({ harp, time }: ArchiveRecord, segment: string) =>
  `/SUM12/D${harp}${time.replace(/\D/g, "")}/S00000/${segment}.fits`;

/** A server on this machine that speaks JSOC's protocol. */
export async function startJsoc(options: JsocServerOptions = {}): Promise<JsocServer> {
  const { records = TWO_HOURS, intercept, polls = 1, serve } = options;
  const asked: { op: string; ds: string; query: URLSearchParams }[] = [];
  const exports = new Map<string, { ds: string; left: number }>();
  const filesOf = (ds: string) => {
    const segments = /\{([\w,]+)\}$/.exec(ds)?.[1]?.split(",") ?? [];
    return select(records, ds).flatMap((record) => segments.map((segment) => ({ record, segment })));
  };
  const done = (ds: string, requestid: string) => ({
    status: 0, requestid, method: "url", protocol: "FITS", dir: "/SUM55/D99/S00000",
    data: filesOf(ds).map(({ record, segment }) => ({
      record: recordName(record),
      filename: `hmi.sharp_cea_720s.${record.harp}.${record.time.replace(/[.:]/g, "")}.${segment}.fits`,
    })),
  });
  const quick = (ds: string) => ({
    status: 0, requestid: "", method: "url_quick", protocol: "as-is", wait: 0, dir: "",
    data: filesOf(ds).map(({ record, segment }) => ({
      record: `${recordName(record)}{${segment}}`, filename: filePath(record, segment),
    })),
  });
  const request = (query: URLSearchParams): object => {
    const ds = query.get("ds") ?? "";
    if (!query.has("notify")) return { status: 4, error: "A registered email address is required." };
    const files = filesOf(ds);
    if (query.get("method") === "url_quick" && files.every(({ record }) => record.online !== false)) return quick(ds);
    const requestid = `JSOC_20261123_${exports.size + 1}`;
    exports.set(requestid, { ds, left: polls });
    return { status: 2, requestid, method: query.get("method"), protocol: query.get("protocol"), wait: 6, rcount: files.length };
  };
  const status = (query: URLSearchParams): object => {
    const requestid = query.get("requestid") ?? "";
    const known = exports.get(requestid);
    if (known === undefined) return { status: 6, error: `Cant locate export request: jsoc.export[${requestid}]` };
    return known.left-- > 0 ? { status: 1, requestid, wait: 6 } : done(known.ds, requestid);
  };
  const loopback = await startLoopback((incoming, response, count) => {
    const url = new URL(incoming.url ?? "", "http://loopback");
    const { pathname, searchParams: query } = url;
    const op = query.get("op") ?? "";
    if (op !== "") asked.push({ op, ds: query.get("ds") ?? "", query });
    if (intercept?.(url, response, count) === true) return;
    const json = (answer: object) => response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    if (pathname.endsWith("all_harps_with_noaa_ars.txt")) response.end(HARPS);
    else if (op === "rs_list") json(listAnswer(select(records, query.get("ds") ?? "").slice(0, Number(query.get("n"))), query));
    else if (op === "exp_request") json(request(query));
    else if (op === "exp_status") json(status(query));
    else if (pathname.startsWith("/SUM")) serveFile(incoming, response, segmentFile(), serve);
    else response.writeHead(404).end();
  });
  return { ...loopback, asked };
}
