import { SET_SIDE, STEPS_PER_KG, type RegionRecord, type RegionSet } from "../../../src/cli/solar/region-set-file";
import { seed, type Stream } from "../../../src/lib/random";

/** 128 x 128 whole numbers of 0.1 G: two spots of opposite sign on 10 G of noise. */
function drawBipole(stream: Stream): Int16Array {
  const [peak, half, y] = [0.4 + 0.5 * stream.uniform(), 10 + 20 * stream.uniform(), 64 + 6 * stream.normal()];
  const width = 6 + 6 * stream.uniform();
  const spot = (i: number, x: number) =>
    Math.exp(-(((i % SET_SIDE) - x) ** 2 + (Math.floor(i / SET_SIDE) - y) ** 2) / (2 * width ** 2));
  return Int16Array.from({ length: SET_SIDE ** 2 }, (_, i) =>
    Math.round(STEPS_PER_KG * (peak * (spot(i, 64 + half) - spot(i, 64 - half)) + 0.01 * stream.normal())));
}

/** A set of drawn regions with the given numbers of images each. */
export function smallSet(name: string, counts: readonly number[]): RegionSet {
  const count = counts.reduce((sum, n) => sum + n, 0);
  const images = new Int16Array(count * SET_SIDE ** 2);
  for (let k = 0; k < count; k++) images.set(drawBipole(seed(23).stream(`${name} ${k}`)), k * SET_SIDE ** 2);
  let first = 0;
  const regions = counts.map((n, index): RegionRecord => {
    const record = { ...PROPERTIES, index, first, images: n };
    first += n;
    return record;
  });
  return { folder: `solar-regions-${name}`, count, images, regions };
}

const PROPERTIES: Omit<RegionRecord, "index" | "first" | "images"> = {
  kind: "bipole", flux: 1e22, emergingFlux: 1e22, latitude: 15, tilt: 5, antiHale: false, leadingSign: 1, evenCycle: true,
  bipoles: 1, pixelsPerImagePixel: 1, shape: [128, 128], hours: [], longitudes: [], fluxes: [], areas: [],
};
