import type { Image } from "../../arrays";
import type { Stream } from "../../random";
import { simulatedBipoles } from "../bipole-population";
import { regionOfPopulation } from "../simulate";
import type { MeasuredRegion } from "./compare-maps";
import { largestCutout } from "./largest-cutout";
import { measureOnMap } from "./map-measures";
import { CUTOUT_MEASURES, measurePicture, type PictureMeasures } from "./picture-measures";
import { pictureView } from "./picture-view";

/** A simulated region at one or more places of its way across the disc. */
export interface SimulatedViews {
  readonly region: number;
  readonly frames: readonly Image[];
  /** longitude of each frame from the central meridian, degrees */
  readonly longitudes: ArrayLike<number>;
  readonly latitude: number;
}

/** What a population of simulated regions looks like in maps and pictures. */
export interface MeasuredPopulation {
  /** regions that crossed the central meridian, with what the maps' detection finds of them */
  readonly maps: readonly MeasuredRegion[];
  /** largest cut-out of each region in which the pictures' detection finds one */
  readonly pictures: readonly PictureMeasures[];
  /** regions that came within 45 degrees of the central meridian, found or not */
  readonly seen: number;
}

/** Half the way in degrees that a region moves in the day between frames: one frame of a crossing is nearer. */
const NEAR_MERIDIAN_DEG = 6.7;
const FARTHEST_DEG = 45;
/** Latitude that regions get whose simulation has none, degrees. */
const BIPOLE_LATITUDE = 15;

/** Index of the frame that is nearest to the central meridian. */
function nearestFrame(longitudes: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < longitudes.length; i++) if (Math.abs(longitudes[i]) < Math.abs(longitudes[best])) best = i;
  return best;
}

/** Measures simulated regions one after the other as maps and pictures show them. */
export class PopulationMeter {
  private readonly maps: MeasuredRegion[] = [];
  private readonly pictures: PictureMeasures[] = [];
  private seen = 0;

  /** @param centreLatitude heliographic latitude of the disc's centre in the pictures compared with, degrees */
  constructor(private readonly centreLatitude: number, private readonly stream: Stream) {}

  add({ region, frames, longitudes, latitude }: SimulatedViews): void {
    const nearest = nearestFrame(longitudes);
    const [frame, longitude] = [frames[nearest], longitudes[nearest]];
    if (Math.abs(longitude) <= NEAR_MERIDIAN_DEG) this.maps.push({ region, found: measureOnMap(frame, latitude) });
    if (Math.abs(longitude) > FARTHEST_DEG) return;
    this.seen++;
    const noise = this.stream.stream(`noise of region ${region}`);
    const view = pictureView(frame, { longitude, latitude }, { centreLatitude: this.centreLatitude, noise });
    const cutout = largestCutout(view);
    if (cutout !== undefined) this.pictures.push(measurePicture(cutout, CUTOUT_MEASURES));
  }

  result(): MeasuredPopulation {
    return { maps: this.maps, pictures: this.pictures, seen: this.seen };
  }
}

/** The simulator's region of a number, once a day, without the noise of vector magnetograms. */
export function simulatorViews(stream: Stream, region: number): SimulatedViews {
  const { frames, longitudes, properties } = regionOfPopulation(stream, region, { cadence: 24, fewestFrames: 2, noise: false });
  return { region, frames, longitudes, latitude: properties.latitude };
}

/** The analytic bipoles, the simplest simulation, as the baseline: at the central meridian, at 15 degrees. */
export function bipoleViews(count: number, stream: Stream): SimulatedViews[] {
  return simulatedBipoles(count, stream, { noise: 0 }).map((frame, region) =>
    ({ region, frames: [frame], longitudes: [0], latitude: BIPOLE_LATITUDE }));
}
