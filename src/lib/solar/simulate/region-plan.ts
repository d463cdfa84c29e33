import type { Stream } from "../../random";
import { drawSeparation, planBipole, type BipolePlan } from "./bipole-plan";
import { drawRegionFlux } from "./region-flux";
import { drawLatitude, drawOrientation, type Orientation } from "./region-tilt";

const RADIANS = Math.PI / 180;
/** Shares of further bipoles that emerge in line with the first, and on top of it. */
const IN_LINE_SHARE = 0.4;
const NESTED_SHARE = 0.2;

/** What is drawn of a region before its history is followed. */
export interface RegionPlan extends Orientation {
  /** unsigned flux that emerges in all, Mx */
  readonly emergingFlux: number;
  readonly latitude: number;
  readonly evenCycle: boolean;
  readonly kind: "bipole" | "complex";
  readonly bipoles: readonly BipolePlan[];
}

/** Complexes are commoner among large regions: 22 % at 1e21 Mx, 64 % at 5e22 Mx: about half of all flux emerges in nests. */
function complexShare(flux: number): number {
  return Math.max(0.15, Math.min(0.7, 0.22 + 0.25 * Math.log10(flux / 1e21)));
}

/** Angle of the axis from follower to leader, radians from west towards north, for a tilt in a hemisphere. */
function axisAngle(tilt: number, latitude: number): number {
  return -Math.sign(latitude) * tilt * RADIANS;
}

/**
 * Centre in Mm of a further bipole of a complex: anywhere near the first; or beside it in line with its axis, so that
 * inner spots of opposite polarity grow into each other as in NOAA 11158; or on top of it.
 */
function drawPlace(stream: Stream, spacing: number, axis: number): [number, number] {
  const kind = stream.uniform();
  if (kind < IN_LINE_SHARE) {
    const along = (stream.uniform() < 0.5 ? -1 : 1) * spacing * (0.75 + 0.35 * stream.uniform());
    const across = 0.16 * spacing * stream.normal();
    return [along * Math.cos(axis) - across * Math.sin(axis), along * Math.sin(axis) + across * Math.cos(axis)];
  }
  const close = kind < IN_LINE_SHARE + NESTED_SHARE ? 0.35 : 1;
  return [close * 0.8 * spacing * stream.normal(), close * 0.4 * spacing * stream.normal()];
}

/** Flux that emerges for a flux that a map shows later: some cancels, spreads below its threshold, or saturates. */
function emergingFlux(mapped: number): number {
  return 1.7 * mapped * (mapped / 6e21) ** 0.08;
}

/** Draws a region: one bipole, or two to four that emerge near one another within days (a complex). */
export function planRegion(stream: Stream): RegionPlan {
  const flux = emergingFlux(drawRegionFlux(stream));
  const latitude = drawLatitude(stream);
  const evenCycle = stream.uniform() < 0.5;
  const main = drawOrientation(stream, latitude, flux, evenCycle);
  const complex = stream.uniform() < complexShare(flux);
  const count = complex ? 2 + Math.floor(2.6 * stream.uniform() ** 2) : 1;
  const weights = Array.from({ length: count }, (_, i) => (i === 0 ? 1 : 0.2 + 0.8 * stream.uniform()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spacing = drawSeparation(stream, flux);
  const bipoles = weights.map((weight, i) => {
    const share = (flux * weight) / total;
    const own = i === 0 ? main : drawOrientation(stream, latitude, share, evenCycle);
    const [x, y] = i === 0 ? [0, 0] : drawPlace(stream, spacing, axisAngle(main.tilt, latitude));
    return planBipole(stream.stream(`bipole ${i}`), {
      flux: share,
      x,
      y,
      start: i === 0 ? 0 : Math.min(150, -48 * Math.log(1 - stream.uniform())),
      axis: axisAngle(own.tilt, latitude),
      leadingSign: own.leadingSign,
    });
  });
  return { ...main, emergingFlux: flux, latitude, evenCycle, kind: complex ? "complex" : "bipole", bipoles };
}
