import { image, type Image } from "../../arrays";
import { OptionError } from "../../errors";
import type { Stream } from "../../random";
import { ceaPixelMm } from "../cea-grid";
import { REACH_MM, type RegionSnapshot } from "./active-region";
import { fluxTubes } from "./flux-tubes";
import type { BipoleFootpoints } from "./footpoints";
import { addNoise } from "./noise";
import { paintSpot } from "./paint-spot";
import { paintTubes, type PixelFrame } from "./paint-tubes";
import { drawPassage, type Passage } from "./passage";
import { POINT_SPREAD_MM, spreadPoints } from "./point-spread";
import { QuietNetwork } from "./quiet-network";
import { regionBox } from "./region-box";
import { FLUX_UNIT_MX, STEP_HOURS } from "./units";

export interface SimulateRegionOptions {
  /** hours between frames, a multiple of 4, default 8 */
  readonly cadence?: number;
  /** whether HMI's noise is added, default true */
  readonly noise?: boolean;
  /** fewest frames of a sequence, default 4; regions seen for less are drawn again */
  readonly fewestFrames?: number;
  /** how many of its frames are drawn, at moments left to chance, default all; these are the same in either case */
  readonly moments?: number;
}

export interface RegionProperties {
  readonly kind: "bipole" | "complex";
  /** largest unsigned flux of the region's own elements and spots over its frames, Mx, without the quiet network */
  readonly flux: number;
  /** unsigned flux that emerged or will emerge in all, Mx */
  readonly emergingFlux: number;
  /** degrees, north positive */
  readonly latitude: number;
  /** of the main bipole in degrees, positive when the leader is nearer to the equator */
  readonly tilt: number;
  readonly antiHale: boolean;
  /** sign of the main bipole's western polarity */
  readonly leadingSign: 1 | -1;
  readonly evenCycle: boolean;
  readonly bipoles: number;
  /** pixels of the CEA grid that one pixel of a 128 x 128 image stands for */
  readonly pixelsPerImagePixel: number;
}

/** One **simulated** region: radial fields in gauss of one shape, row 0 southernmost, column 0 easternmost. */
export interface SimulatedRegion {
  readonly frames: readonly Image[];
  /** hours since the first flux emerged, one per frame */
  readonly hours: Float64Array;
  /** longitude from the central meridian in degrees, west positive, one per frame */
  readonly longitudes: Float64Array;
  /** unsigned flux of the region's own elements and spots in Mx, one per frame */
  readonly fluxes: Float64Array;
  /** where its bipoles are rooted, for each frame */
  readonly footpoints: readonly (readonly BipoleFootpoints[])[];
  readonly properties: RegionProperties;
}

/** Largest latitude of the disc's centre over the year, degrees. */
const SOLAR_TILT = 7.25;
/** Flux units of a tube, more in regions that would have too many of them. */
const SMALLEST_TUBE = 1.5;
const MOST_TUBES = 40_000;

/** Unsigned flux in Mx. */
function unsignedUnits({ elements, spots }: RegionSnapshot): number {
  let sum = 0;
  for (let i = 2; i < elements.length; i += 3) sum += Math.abs(elements[i] as number);
  return (sum + spots.reduce((total, { flux }) => total + Math.abs(flux), 0)) * FLUX_UNIT_MX;
}

function checkOptions({ cadence, fewestFrames, moments }: { cadence: number; fewestFrames: number; moments: number }): void {
  if (!(Number.isInteger(cadence / STEP_HOURS) && cadence > 0)) {
    const remedy = "The paper's mean of 24 images a region comes from 8 hours.";
    throw new OptionError({ expected: `a cadence in hours that is a multiple of ${STEP_HOURS}`, found: `${cadence}`, remedy });
  }
  if (!(Number.isInteger(fewestFrames) && fewestFrames >= 1 && fewestFrames * cadence <= 160)) {
    const remedy = "A passage lasts nine days.";
    throw new OptionError({ expected: "a whole number of frames that fits into 160 hours", found: `${fewestFrames}`, remedy });
  }
  if (moments !== Infinity && !(Number.isInteger(moments) && moments >= 1)) {
    const remedy = "Leave it out for all frames.";
    throw new OptionError({ expected: "moments as a whole number of at least 1", found: `${moments}`, remedy });
  }
}

/** Which frames are drawn, in order of time. */
function chooseMoments(count: number, moments: number, stream: Stream): readonly number[] {
  const all = Array.from({ length: count }, (_, k) => k);
  return moments >= count ? all : Array.from(stream.permutation(count).subarray(0, moments)).sort((a, b) => a - b);
}

interface Painting {
  readonly cadence: number;
  readonly noise: boolean;
  readonly chosen: readonly number[];
}

function paintPassage({ plan, stream, snapshots, longitudes }: Passage, { cadence, noise, chosen }: Painting): Image[] {
  const pixel = ceaPixelMm();
  const box = regionBox(snapshots);
  const shape = [Math.round((box.north - box.south) / pixel), Math.round((box.east - box.west) / pixel)] as const;
  const frame: PixelFrame = { shape, west: box.west + pixel / 2, south: box.south + pixel / 2, pixel };
  const quiet = new QuietNetwork(box, stream.stream("quiet network"), REACH_MM);
  const draws = stream.stream("noise");
  const transverse = 30 + 50 * draws.uniform();
  const centreLatitude = SOLAR_TILT * Math.sin(2 * Math.PI * draws.uniform());
  const reach = Math.max(-box.west, box.east, -box.south, box.north);
  const largest = Math.max(SMALLEST_TUBE, plan.emergingFlux / (MOST_TUBES * FLUX_UNIT_MX));
  return snapshots.flatMap((snapshot, k) => {
    if (k > 0) for (let hours = STEP_HOURS; hours <= cadence; hours += STEP_HOURS) quiet.step(snapshot.hours - cadence + hours);
    if (!chosen.includes(k)) return [];
    const field = new Float32Array(shape[0] * shape[1]);
    const place = { longitude: longitudes[k] ?? 0, latitude: plan.latitude - centreLatitude };
    for (const elements of [quiet.snapshot(), snapshot.elements]) {
      paintTubes(field, fluxTubes(elements, largest, reach, draws.stream(`lanes ${k}`)), frame);
    }
    for (const spot of snapshot.spots) paintSpot(field, spot, frame);
    const spread = (angle: number) => POINT_SPREAD_MM / (pixel * Math.cos((angle * Math.PI) / 180));
    spreadPoints(field, shape, spread(place.longitude), spread(place.latitude));
    if (noise) addNoise(field, frame, place, transverse, draws.stream(`frame ${k}`));
    return image(field, shape, "G");
  });
}

/**
 * One active region followed across the disc, **simulated**: bipoles emerge, spread, are sheared by differential
 * rotation, dispersed by supergranules, cancel and decay; see {@link ActiveRegion}. Box, plan and history depend on the
 * stream's name alone.
 * @returns frames in gauss on the CEA grid of 0.03 degrees, all of one shape
 * @throws OptionError for a cadence that is no multiple of 4 hours, or a number of frames that does not fit
 */
export function simulateRegion(stream: Stream, options: SimulateRegionOptions = {}): SimulatedRegion {
  const { cadence = 8, noise = true, fewestFrames = 4, moments = Infinity } = options;
  checkOptions({ cadence, fewestFrames, moments });
  const passage = drawPassage(stream, { cadence, fewestFrames });
  const { plan, snapshots, longitudes, footpoints } = passage;
  const chosen = chooseMoments(snapshots.length, moments, passage.stream.stream("moments"));
  const frames = paintPassage(passage, { cadence, noise, chosen });
  const fluxes = Float64Array.from(snapshots, unsignedUnits);
  const atMoments = (values: ArrayLike<number>) => Float64Array.from(chosen, (k) => values[k] as number);
  const { kind, emergingFlux, latitude, tilt, antiHale, leadingSign, evenCycle, bipoles } = plan;
  return {
    frames,
    hours: atMoments(snapshots.map((snapshot) => snapshot.hours)),
    longitudes: atMoments(longitudes),
    fluxes: atMoments(fluxes),
    footpoints: chosen.map((k) => footpoints[k]),
    properties: {
      kind, flux: Math.max(...fluxes), emergingFlux, latitude, tilt, antiHale, leadingSign, evenCycle,
      bipoles: bipoles.length, pixelsPerImagePixel: (frames[0]?.data.length ?? 0) / 128 ** 2,
    },
  };
}

/** Where the bipoles of a simulated region are rooted, moment by moment. */
export interface RegionFootpoints {
  /** hours since the first flux emerged, one per frame */
  readonly hours: Float64Array;
  readonly footpoints: readonly (readonly BipoleFootpoints[])[];
}

/**
 * The true footpoints of the region that {@link simulateRegion} makes of the same stream and options, without drawing
 * its frames: for sets of images that do not hold them.
 * @throws OptionError as {@link simulateRegion}
 */
export function regionFootpoints(stream: Stream, options: Pick<SimulateRegionOptions, "cadence" | "fewestFrames"> = {}): RegionFootpoints {
  const { cadence = 8, fewestFrames = 4 } = options;
  checkOptions({ cadence, fewestFrames, moments: Infinity });
  const { snapshots, footpoints } = drawPassage(stream, { cadence, fewestFrames });
  return { hours: Float64Array.from(snapshots, (snapshot) => snapshot.hours), footpoints };
}
