import { OptionError } from "../../errors";
import { parseCadence, parseDrmsTime } from "./drms-time";

/** The series: definitive SHARPs on a cylindrical equal-area grid (Bobra et al. 2014). */
export const SHARP_SERIES = "hmi.sharp_cea_720s";

/** Which SHARPs: of a NOAA region, of a HARP, or all of a time range. */
export interface SharpQuery {
  /** NOAA active region, five digits, e.g. 11158; a HARP may hold several */
  readonly noaa?: number;
  /** HARP number, e.g. 377 */
  readonly harp?: number;
  /** first time, TAI, e.g. "2011-02-15T02:00"; with `to`, or neither */
  readonly from?: string;
  /** last time, included */
  readonly to?: string;
  /** at most one record of a HARP in every "1h", "1d", …; default all, one every 12 minutes */
  readonly cadence?: string;
  /** default ["Br"], the radial field */
  readonly segments?: readonly string[];
  /** degrees of the flux-weighted centre from the central meridian; records farther out are left out */
  readonly maxLongitude?: number;
  /** more records than this are refused, default 5000 */
  readonly limit?: number;
}

/** A query whose values are in order. */
export interface CheckedQuery {
  readonly noaa: number | undefined;
  readonly harp: number | undefined;
  readonly range: { readonly from: string; readonly to: string } | undefined;
  readonly cadence: number | undefined;
  readonly segments: readonly string[];
  readonly maxLongitude: number;
  readonly limit: number;
}

function requireWhole(value: number | undefined, what: string, min: number, max: number): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return value;
  const remedy = `Give a whole number from ${min} to ${max}.`;
  throw new OptionError({ expected: what, found: String(value), remedy });
}

function checkRange({ from, to }: SharpQuery): CheckedQuery["range"] {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) {
    const found = `only ${from === undefined ? "to" : "from"}`;
    throw new OptionError({ expected: "both ends of a time range, from and to", found, remedy: "Give the other one too." });
  }
  const [first, last] = [parseDrmsTime(from, "from"), parseDrmsTime(to, "to")];
  if (first.seconds <= last.seconds) return { from: first.drms, to: last.drms };
  const found = `from ${first.drms} to ${last.drms}`;
  throw new OptionError({ expected: "a time range that ends after it starts", found, remedy: "Swap the two." });
}

/** Checks a query. @throws OptionError for a value that cannot be, or when nothing narrows it down */
export function checkSharpQuery(query: SharpQuery): CheckedQuery {
  const { cadence, segments = ["Br"], maxLongitude = Infinity, limit = 5000 } = query;
  const noaa = requireWhole(query.noaa, "a NOAA active region of five digits, such as 11158", 10_000, 99_999);
  const harp = requireWhole(query.harp, "a HARP number, such as 377", 1, 999_999);
  const range = checkRange(query);
  if ((noaa === undefined && harp === undefined && range === undefined) || (noaa !== undefined && harp !== undefined)) {
    const found = noaa === undefined ? "none of them" : `NOAA ${noaa} and HARP ${harp}`;
    const remedy = "Choose what to list, e.g. noaa 11158.";
    throw new OptionError({ expected: "a NOAA number, a HARP number or a time range", found, remedy });
  }
  const odd = segments.find((segment) => !/^\w+$/.test(segment));
  if (segments.length === 0 || odd !== undefined) {
    const found = odd === undefined ? "none" : JSON.stringify(odd);
    throw new OptionError({ expected: "names of segments such as Br, Bt, Bp, bitmap", found, remedy: "Take Br alone." });
  }
  if (!(maxLongitude > 0)) {
    const remedy = "Beyond 60 to 70 degrees the field is noisy.";
    throw new OptionError({ expected: "a longitude above 0 degrees", found: String(maxLongitude), remedy });
  }
  requireWhole(limit, "a limit of records", 1, 1_000_000);
  return {
    noaa, harp, range, maxLongitude, limit, segments: [...new Set(segments)],
    cadence: cadence === undefined ? undefined : parseCadence(cadence),
  };
}

/** DRMS's record set of a query; `harps` are the HARPs of its region where it has no time range. */
export function recordSet({ noaa, harp, range, cadence }: CheckedQuery, harps: readonly number[] = []): string {
  const numbers = harp === undefined ? harps.join(",") : String(harp);
  const every = cadence === undefined ? "" : `@${cadence}s`;
  const times = range === undefined ? "" : range.from === range.to ? range.from : `${range.from}-${range.to}${every}`;
  const region = noaa !== undefined && harps.length === 0 ? `[? NOAA_ARS ~ "${noaa}" ?]` : "";
  return `${SHARP_SERIES}[${numbers}][${times}]${region}`;
}
