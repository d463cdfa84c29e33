import { rotationRate } from "../simulate";
import type { DiskRegion } from "./disk-regions";

/** The cut-outs of one region on its way across the disc, in the order of their times. */
export type RegionTrack = readonly DiskRegion[];

const DAY_MS = 86_400_000;
/** The Earth's motion, which the disc's rotation is slower by, degrees a day. */
const EARTH_RATE = 0.9856;
/** Farthest that a region's middle moves from one picture to the next by growing or merging, degrees. */
const REACH = { longitude: 6, latitude: 4 } as const;
/** A region that is not seen for longer is another when it comes again, days. */
const LONGEST_GAP = 1.6;

function continues(track: DiskRegion[], { place, time }: DiskRegion): boolean {
  const last = track[track.length - 1];
  const days = (time.getTime() - last.time.getTime()) / DAY_MS;
  if (days <= 0 || days > LONGEST_GAP) return false;
  const expected = last.place.longitude + (rotationRate(last.place.latitude) - EARTH_RATE) * days;
  const [dx, dy] = [place.longitude - expected, place.latitude - last.place.latitude];
  return Math.abs(dx) <= REACH.longitude && Math.abs(dy) <= REACH.latitude;
}

/** Joins cut-outs of one region: where differential rotation takes it by the time of the next picture. */
export function trackRegions(regions: readonly DiskRegion[]): RegionTrack[] {
  const tracks: DiskRegion[][] = [];
  const inOrder = [...regions].sort((a, b) => a.time.getTime() - b.time.getTime());
  for (const region of inOrder) {
    const track = tracks.find((candidate) => continues(candidate, region));
    if (track === undefined) tracks.push([region]);
    else track.push(region);
  }
  return tracks;
}

/** The cut-out of a track that is nearest to the central meridian. */
export function nearestToMeridian(track: RegionTrack): DiskRegion {
  return track.reduce((best, region) =>
    Math.abs(region.place.longitude) < Math.abs(best.place.longitude) ? region : best);
}
