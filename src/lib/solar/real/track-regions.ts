import { synodicRate } from "../simulate";
import type { DiskPlace } from "./disk-patch";

/** Something seen at a place on the disc. */
export interface Sighting {
  /** middle of its box */
  readonly place: DiskPlace;
  readonly time: Date;
  /** what it was seen with; two of one time and one source are two regions */
  readonly source?: string;
}

/** What is seen of one region on its way across the disc, in the order of the times. */
export type RegionTrack<Seen extends Sighting> = readonly Seen[];

const DAY_MS = 86_400_000;
/** Farthest that a region's middle moves from one picture to the next by growing, merging or its own motion, degrees. */
const REACH = { longitude: 6, latitude: 4 } as const;
/** A passage within 45 degrees of the disc's centre takes about 7 days, so that nothing is missed for longer. */
const LONGEST_GAP = 8;

/** How far a place is from where rotation takes a track's last, in units of the reach; Infinity where it cannot be it. */
function misfit(track: RegionTrack<Sighting>, { place, time, source }: Sighting): number {
  const last = track[track.length - 1];
  const days = (time.getTime() - last.time.getTime()) / DAY_MS;
  if (days < 0 || days > LONGEST_GAP) return Infinity;
  if (days === 0 && track.some((one) => one.time.getTime() === time.getTime() && one.source === source)) return Infinity;
  const expected = last.place.longitude + synodicRate(last.place.latitude) * days;
  const [dx, dy] = [place.longitude - expected, place.latitude - last.place.latitude];
  const fits = Math.abs(dx) <= REACH.longitude && Math.abs(dy) <= REACH.latitude;
  return fits ? Math.hypot(dx / REACH.longitude, dy / REACH.latitude) : Infinity;
}

/** Gives the regions of one picture to the tracks that they fit best, each track at most one; returns those left over. */
function continueTracks<Seen extends Sighting>(tracks: readonly Seen[][], regions: readonly Seen[]): Seen[] {
  const pairs = tracks.flatMap((track) => regions.map((region) => ({ track, region, far: misfit(track, region) })))
    .filter(({ far }) => far < Infinity)
    .sort((a, b) => a.far - b.far);
  const [taken, placed] = [new Set<Seen[]>(), new Set<Seen>()];
  for (const { track, region } of pairs) {
    if (taken.has(track) || placed.has(region)) continue;
    track.push(region);
    taken.add(track);
    placed.add(region);
  }
  return regions.filter((region) => !placed.has(region));
}

/**
 * Joins sightings of one region during one passage across the disc: those within 6 degrees in longitude and 4 in latitude
 * of where differential rotation takes it, the nearest first. It may be missed for up to 8 days, by bad pictures or while
 * it is below the detection's thresholds.
 */
export function trackRegions<Seen extends Sighting>(regions: readonly Seen[]): RegionTrack<Seen>[] {
  const tracks: Seen[][] = [];
  const inOrder = [...regions].sort((a, b) => a.time.getTime() - b.time.getTime() || ((a.source ?? "") < (b.source ?? "") ? -1 : 1));
  for (let first = 0; first < inOrder.length;) {
    const { time, source } = inOrder[first];
    let next = first + 1;
    while (next < inOrder.length && inOrder[next].time.getTime() === time.getTime() && inOrder[next].source === source) next++;
    const fresh = continueTracks(tracks, inOrder.slice(first, next));
    tracks.push(...fresh.map((region) => [region]));
    first = next;
  }
  return tracks;
}

/** The sighting of a track that is nearest to the central meridian. */
export function nearestToMeridian<Seen extends Sighting>(track: RegionTrack<Seen>): Seen {
  return track.reduce((best, region) =>
    Math.abs(region.place.longitude) < Math.abs(best.place.longitude) ? region : best);
}
