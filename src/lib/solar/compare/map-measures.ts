import type { Image } from "../../arrays";
import { SOLAR_RADIUS_M } from "../cea-grid";
import { detectRegions } from "../real";
import { synopticView } from "./synoptic-view";

/** What the database of active regions lists of one region. */
export interface MapMeasures {
  /** Mx, both polarities */
  readonly unsignedFlux: number;
  /** millionths of the hemisphere, both polarities */
  readonly area: number;
  /** of the flux-weighted centroids of the polarities, degrees of a great circle */
  readonly separation: number;
}

const RADIUS_MM = SOLAR_RADIUS_M * 1e-6;
/** A millionth of the hemisphere in Mm^2. */
const MICRO_HEMISPHERE_MM2 = (2 * Math.PI * RADIUS_MM ** 2) / 1e6;
/** 1 G Mm^2 in Mx. */
const MX_PER_GAUSS_MM2 = 1e16;

/**
 * Measures a simulated frame as the database measures synoptic maps: on their grid, with their detection of regions.
 * A frame may hold no region that is found, or several.
 * @param frame radial field in gauss on the 0.03-degree CEA grid
 * @param latitude of the region in degrees
 */
export function measureOnMap(frame: Image, latitude: number): MapMeasures[] {
  const { field, pixel } = synopticView(frame, latitude);
  const areaMm2 = pixel.width * pixel.height;
  const regions = detectRegions(field, { pixelMm: Math.sqrt(areaMm2) });
  return regions.map(({ pixels, positiveSum, negativeSum, positiveCentroid, negativeCentroid }) => {
    const east = (positiveCentroid.x - negativeCentroid.x) * pixel.width;
    const north = (positiveCentroid.y - negativeCentroid.y) * pixel.height;
    return {
      unsignedFlux: (positiveSum + negativeSum) * areaMm2 * MX_PER_GAUSS_MM2,
      area: (pixels.length * areaMm2) / MICRO_HEMISPHERE_MM2,
      separation: ((Math.hypot(east, north) / RADIUS_MM) * 180) / Math.PI,
    };
  });
}
