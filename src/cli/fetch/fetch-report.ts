import { sharpTitle, type FetchedSharps, type FetchProgress, type SharpListing } from "../../lib/solar";
import { statusLine, type StatusLine } from "../runner";

const INTERVAL_MS = { terminal: 500, text: 10_000 };
const MOST_FAILURES = 20;

export function describeBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toPrecision(3)} MB` : `${(bytes / 1e9).toPrecision(3)} GB`;
}

function describePlace({ longitude, latitude }: SharpListing): string {
  if (Number.isNaN(longitude) || Number.isNaN(latitude)) return "place unknown";
  const ns = `${latitude < 0 ? "S" : "N"}${Math.round(Math.abs(latitude))}`;
  return `${ns} ${longitude < 0 ? "E" : "W"}${Math.round(Math.abs(longitude))}`;
}

/** One line about a record: "SHARP 377, 2011-02-15 02:00 TAI, NOAA 11158, S20 W10, 2.71e+22 Mx". */
export function describeListing(listing: SharpListing): string {
  const regions = listing.noaa.length === 0 ? "no NOAA number" : `NOAA ${listing.noaa.join(", ")}`;
  const flux = Number.isNaN(listing.unsignedFlux) ? "flux unknown" : `${listing.unsignedFlux.toExponential(2)} Mx`;
  const tape = Object.values(listing.paths).includes(undefined) ? ", on tape" : "";
  const quality = listing.quality === 0 ? "" : `, quality 0x${listing.quality.toString(16)}`;
  return [sharpTitle(listing), regions, describePlace(listing), flux].join(", ") + quality + tape;
}

export function describeProgress({ done, total, bytes, name }: FetchProgress): string {
  const percent = Math.floor((100 * done) / Math.max(1, total));
  return `${done} of ${total} files (${percent} %), ${describeBytes(bytes)}, ${name}`;
}

/** What has come of a fetch, in lines. */
export function describeFetched({ folder, records, fetched, kept, failed }: FetchedSharps): string[] {
  const counts = [`${fetched.length} fetched`, `${kept.length} there already`];
  if (failed.length > 0) counts.push(`${failed.length} failed`);
  const lines = failed.slice(0, MOST_FAILURES).map(({ name, reason }) => `${name}: ${reason}`);
  if (failed.length > MOST_FAILURES) lines.push(`… and ${failed.length - MOST_FAILURES} more`);
  return [...lines, `${records.length} records, ${counts.join(", ")}, in ${folder}`];
}

export interface FetchReport {
  progress(progress: FetchProgress): void;
  say(line: string): void;
  clear(): void;
}

export interface FetchReportOptions {
  readonly status?: StatusLine;
  readonly terminal?: boolean;
  readonly print?: (line: string) => void;
  readonly now?: () => number;
}

/** In a terminal a line replaced in place, twice a second; elsewhere a line of text, at most every 10 s. */
export function fetchReport(options: FetchReportOptions = {}): FetchReport {
  const { status = statusLine(), terminal = process.stderr.isTTY === true, print = console.log } = options;
  const { now = () => performance.now() } = options;
  let shownAt = terminal ? -Infinity : now();
  return {
    progress(progress) {
      if (now() - shownAt < INTERVAL_MS[terminal ? "terminal" : "text"]) return;
      shownAt = now();
      const line = describeProgress(progress);
      if (terminal) status.show(line);
      else print(line);
    },
    say(line) {
      status.clear();
      print(line);
    },
    clear: () => status.clear(),
  };
}
