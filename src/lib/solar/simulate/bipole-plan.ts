import type { Stream } from "../../random";
import { FLUX_UNIT_MX } from "./units";

/** Where a spot of a polarity sits relative to the polarity's centre, and how much flux it gets. */
export interface SpotPlan {
  /** Mm along the axis (away from the other polarity) and across it */
  readonly along: number;
  readonly across: number;
  /** flux units that it gathers */
  readonly flux: number;
  /** days in which it decays linearly from its largest flux */
  readonly lifetime: number;
}

export interface PolarityPlan {
  readonly sign: 1 | -1;
  readonly leading: boolean;
  readonly spots: readonly SpotPlan[];
  /** centres and widths in Mm of the clumps of plage, along and across the axis */
  readonly clumps: readonly { readonly along: number; readonly across: number; readonly width: number }[];
}

/** One emerging bipole: everything that is drawn before it rises. */
export interface BipolePlan {
  /** flux units of each polarity */
  readonly flux: number;
  /** Mm from the region's centre */
  readonly x: number;
  readonly y: number;
  /** hours */
  readonly start: number;
  readonly duration: number;
  /** distance of the polarities at the end, Mm */
  readonly separation: number;
  /** angle of the axis from follower to leader, radians from +x (west) towards +y (north) */
  readonly axis: number;
  readonly leader: PolarityPlan;
  readonly follower: PolarityPlan;
}

export interface BipolePlace {
  /** unsigned flux in Mx, both polarities */
  readonly flux: number;
  readonly x: number;
  readonly y: number;
  readonly start: number;
  readonly axis: number;
  readonly leadingSign: 1 | -1;
}

/**
 * Separation of the polarities in Mm, `72 Mm (F / 7.7e21 Mx)^0.28` with a scatter of 0.15 dex, close to the
 * fit to the centroids of Wang, Jiang & Luo (2023).
 */
export function drawSeparation(stream: Stream, flux: number): number {
  return 72 * (flux / 7.7e21) ** 0.28 * 10 ** (0.15 * stream.normal());
}

/** Hours of emergence: one to five days, longer for more flux. */
function drawDuration(stream: Stream, flux: number): number {
  return Math.max(20, Math.min(130, 52 * (flux / 8e21) ** 0.3 * Math.exp(0.3 * stream.normal())));
}

/** Shares that add up to 1, the first the largest: a stick broken again and again. */
function brokenStick(stream: Stream, count: number, firstShare: number): number[] {
  const shares: number[] = [];
  let rest = 1;
  for (let i = 0; i < count - 1; i++) {
    const share = rest * (i === 0 ? firstShare : 0.35 + 0.35 * stream.uniform());
    shares.push(share);
    rest -= share;
  }
  return [...shares, rest].sort((a, b) => b - a);
}

function planPolarity(stream: Stream, sign: 1 | -1, leading: boolean, flux: number): PolarityPlan {
  const size = flux / 4000;
  const width = 12.7 * size ** 0.55 * (leading ? 0.85 : 1.25) * Math.exp(0.2 * stream.normal());
  const inSpots = flux * Math.max(0, Math.min(0.75, (leading ? 0.37 : 0.19) + 0.13 * Math.log10(size) + 0.13 * stream.normal()));
  const count = 1 + Math.floor((leading ? 1.6 : 4.5) * stream.uniform() * Math.max(0.7, size ** 0.25) + (leading ? 0.3 : 1));
  const shares = brokenStick(stream, count, leading ? 0.55 + 0.4 * stream.uniform() : 0.25 + 0.4 * stream.uniform());
  const spots = shares.map((share, i) => ({
    along: width * (leading && i === 0 ? 0.4 + 0.3 * stream.normal() : 0.75 * stream.normal()),
    across: width * (leading && i === 0 ? 0.15 : 0.75) * stream.normal(),
    flux: inSpots * share,
    lifetime: (leading ? 13 : 6) * Math.max(0.25, (inSpots * share) / 2500) ** 0.45 * Math.exp(0.4 * stream.normal()),
  }));
  const clumps = Array.from({ length: 3 + stream.integer(leading ? 3 : 5) }, () => ({
    along: width * stream.normal() - (leading ? 0.3 : 0) * width,
    across: 1.1 * width * stream.normal(),
    width: width * (0.3 + 0.55 * stream.uniform()),
  }));
  return { sign, leading, spots: spots.filter((spot) => spot.flux > 60), clumps };
}

/**
 * Draws how a bipole emerges: a compact leader whose flux lies mostly in one spot, a follower broken into more and
 * smaller ones (van Driel-Gesztelyi & Green 2015), the rest in clumps of plage.
 */
export function planBipole(stream: Stream, place: BipolePlace): BipolePlan {
  const flux = place.flux / (2 * FLUX_UNIT_MX);
  return {
    ...place,
    flux,
    duration: drawDuration(stream, place.flux),
    separation: drawSeparation(stream, place.flux),
    leader: planPolarity(stream, place.leadingSign, true, flux),
    follower: planPolarity(stream, place.leadingSign === 1 ? -1 : 1, false, flux),
  };
}

/** Centre of a polarity in Mm from the bipole's centre at a time in hours: the two move apart, the leader farther. */
export function polarityCentre({ separation, axis, start, duration }: BipolePlan, leading: boolean, hours: number): [number, number] {
  const age = Math.max(0, hours - start) / duration;
  const grown = 0.3 + 0.7 * (1 - Math.exp(-1.6 * age));
  const turned = axis * Math.min(1, 0.3 + 0.7 * age);
  const along = (leading ? 0.53 : -0.47) * separation * grown;
  return [along * Math.cos(turned), along * Math.sin(turned)];
}
