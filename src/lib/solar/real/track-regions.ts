import { synodicRate } from "../simulate";
import type { DiskPlace } from "./disk-patch";

/** Something seen at a place on the disc. */
export interface Sighting {
  /** middle of its box */
  readonly place: DiskPlace;
  readonly time: Date;
}

/** What is seen of one region on its way across the disc, in the order of the times. */
export type RegionTrack<Seen extends Sighting> = readonly Seen[];

const DAY_MS = 86_400_000;
/** Farthest that a region's middle moves from one picture to the next by growing or merging, degrees. */
const REACH = { longitude: 6, latitude: 4 } as const;
/** A region that is not seen for longer is another when it comes again, days. */
const LONGEST_GAP = 1.6;

function continues(track: RegionTrack<Sighting>, { place, time }: Sighting): boolean {
  const last = track[track.length - 1];
  const days = (time.getTime() - last.time.getTime()) / DAY_MS;
  if (days <= 0 || days > LONGEST_GAP) return false;
  const expected = last.place.longitude + synodicRate(last.place.latitude) * days;
  const [dx, dy] = [place.longitude - expected, place.latitude - last.place.latitude];
  return Math.abs(dx) <= REACH.longitude && Math.abs(dy) <= REACH.latitude;
}

/** Joins sightings of one region: where differential rotation takes it by the time of the next picture. */
export function trackRegions<Seen extends Sighting>(regions: readonly Seen[]): RegionTrack<Seen>[] {
  const tracks: Seen[][] = [];
  const inOrder = [...regions].sort((a, b) => a.time.getTime() - b.time.getTime());
  for (const region of inOrder) {
    const track = tracks.find((candidate) => continues(candidate, region));
    if (track === undefined) tracks.push([region]);
    else track.push(region);
  }
  return tracks;
}

/** The sighting of a track that is nearest to the central meridian. */
export function nearestToMeridian<Seen extends Sighting>(track: RegionTrack<Seen>): Seen {
  return track.reduce((best, region) =>
    Math.abs(region.place.longitude) < Math.abs(best.place.longitude) ? region : best);
}
