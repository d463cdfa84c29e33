import { exportFiles, type ExportedFile, type ExportOptions } from "./export-files";
import type { JsocService } from "./jsoc-service";
import type { SharpListing } from "./list-sharps";
import { SHARP_SERIES } from "./sharp-query";

/**
 * How files are come by: `direct`, by the path that JSOC lists, without an e-mail address; `url_quick`, by an export of
 * the files as they are stored, also from tape; `url`, by an export that writes all keywords into their headers.
 */
export type FetchMethod = "direct" | "url_quick" | "url";

/** One file that is wanted: a segment of a record. */
export interface WantedFile {
  readonly listing: SharpListing;
  readonly segment: string;
  /** as JSOC names exported files, hmi.sharp_cea_720s.377.20110215_020000_TAI.Br.fits */
  readonly name: string;
}

export function wantedFiles(listings: readonly SharpListing[], segments: readonly string[]): WantedFile[] {
  return listings.flatMap((listing) =>
    segments.map((segment) => ({
      listing, segment, name: `${SHARP_SERIES}.${listing.harp}.${listing.time}_TAI.${segment}.fits`,
    })),
  );
}

/** JSOC takes record sets of up to 4,096 characters; a time has 24. */
const TIMES_PER_EXPORT = 100;

/** One record set for each hundred records of a HARP that miss the same segments. */
export function exportSets(files: readonly WantedFile[]): string[] {
  const segmentsOf = new Map<SharpListing, string[]>();
  for (const { listing, segment } of files) segmentsOf.set(listing, [...(segmentsOf.get(listing) ?? []), segment]);
  const groups = new Map<string, { harp: number; segments: string; times: string[] }>();
  for (const [{ harp, record }, names] of segmentsOf) {
    const segments = names.join(",");
    const group = groups.get(`${harp} ${segments}`) ?? { harp, segments, times: [] };
    group.times.push(/\[([^\]]+)\]$/.exec(record)?.[1] ?? "");
    groups.set(`${harp} ${segments}`, group);
  }
  return [...groups.values()].flatMap(({ harp, segments, times }) =>
    Array.from({ length: Math.ceil(times.length / TIMES_PER_EXPORT) }, (_, k) => {
      const part = times.slice(k * TIMES_PER_EXPORT, (k + 1) * TIMES_PER_EXPORT);
      return `${SHARP_SERIES}[${harp}][${part.join(",")}]{${segments}}`;
    }),
  );
}

/** The name that an exported file gets here; undefined for one that was not asked for. */
export function exportedName({ record, path }: ExportedFile): string | undefined {
  const match = /\[(\d+)\]\[(\d{4})\.(\d\d)\.(\d\d)_(\d\d):(\d\d):(\d\d)_TAI\](?:\{(\w+)\})?$/.exec(record.trim());
  const segment = match?.[8] ?? /(?:^|[./])(\w+)\.fits$/.exec(path)?.[1];
  if (match === null || segment === undefined) return undefined;
  const [, harp, year, month, day, hour, minute, second] = match;
  return `${SHARP_SERIES}.${harp}.${year}${month}${day}_${hour}${minute}${second}_TAI.${segment}.fits`;
}

/**
 * Where the wanted files are, by name, in portions, so that the first can be fetched while JSOC still exports the
 * next; names that are not among them cannot be had this way.
 */
export async function* findAddresses(
  service: JsocService, files: readonly WantedFile[], method: FetchMethod, options: Omit<ExportOptions, "method">,
): AsyncGenerator<Map<string, string>> {
  if (method === "direct") {
    const paths = files.map(({ name, listing, segment }): [string, string | undefined] => [name, listing.paths[segment]]);
    yield new Map(paths.flatMap(([name, path]) => (path === undefined ? [] : [[name, service.address(path)]])));
    return;
  }
  for (const ds of exportSets(files)) {
    const exported = await exportFiles(service, ds, { ...options, method });
    yield new Map(exported.flatMap((file): [string, string][] => {
      const name = exportedName(file);
      return name === undefined ? [] : [[name, service.address(file.path)]];
    }));
  }
}
