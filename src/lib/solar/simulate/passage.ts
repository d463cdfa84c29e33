import { OptionError } from "../../errors";
import type { Stream } from "../../random";
import { ActiveRegion, type RegionSnapshot } from "./active-region";
import type { BipoleFootpoints } from "./footpoints";
import { isActive } from "./region-box";
import { planRegion, type RegionPlan } from "./region-plan";
import { synodicRate } from "./solar-rotation";
import { STEP_HOURS } from "./units";

/** What is seen of a region on its way across the disc, once every cadence, from its first to its last active moment. */
export interface Passage {
  readonly plan: RegionPlan;
  /** the stream of the draw that gave the region */
  readonly stream: Stream;
  readonly snapshots: readonly RegionSnapshot[];
  readonly longitudes: readonly number[];
  readonly footpoints: readonly (readonly BipoleFootpoints[])[];
}

export interface PassageOptions {
  /** hours between frames, a multiple of 4 */
  readonly cadence: number;
  /** regions seen for less are drawn again */
  readonly fewestFrames: number;
}

/** Regions are seen within this many degrees of the central meridian. */
const FARTHEST_LONGITUDE = 64;
const ATTEMPTS = 60;

/** Follows a region over one passage across the disc and keeps the moments between its first and last active ones. */
function followPassage(plan: RegionPlan, stream: Stream, cadence: number): Passage {
  const draws = stream.stream("passage");
  const rate = synodicRate(plan.latitude) / 24;
  const length = (2 * FARTHEST_LONGITUDE) / rate;
  const oldest = Math.max(150, Math.min(560, 250 * (plan.emergingFlux / 5e21) ** 0.3));
  const begin = Math.round((draws.uniform() * (0.85 * length + oldest) - 0.85 * length) / STEP_HOURS) * STEP_HOURS;
  const region = new ActiveRegion(plan.bipoles, plan.latitude, stream.stream("history"));
  const seen: { snapshot: RegionSnapshot; footpoints: readonly BipoleFootpoints[] }[] = [];
  while (region.hours + STEP_HOURS <= begin + length) {
    region.step();
    if (region.hours < begin || (region.hours - begin) % cadence !== 0) continue;
    seen.push({ snapshot: region.snapshot(), footpoints: region.footpoints() });
  }
  const active = seen.map(({ snapshot }) => isActive(snapshot));
  const kept = seen.slice(Math.max(0, active.indexOf(true)), active.lastIndexOf(true) + 1);
  return {
    plan,
    stream,
    snapshots: kept.map(({ snapshot }) => snapshot),
    longitudes: kept.map(({ snapshot }) => (snapshot.hours - begin) * rate - FARTHEST_LONGITUDE),
    footpoints: kept.map(({ footpoints }) => footpoints),
  };
}

/** Draws regions until one is seen for long enough. @throws OptionError when none is within 60 draws */
export function drawPassage(stream: Stream, { cadence, fewestFrames }: PassageOptions): Passage {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const own = stream.stream(`attempt ${attempt}`);
    const passage = followPassage(planRegion(own.stream("plan")), own, cadence);
    if (passage.snapshots.length >= fewestFrames) return passage;
  }
  throw new OptionError({
    expected: `a region seen in ${fewestFrames} frames within ${ATTEMPTS} draws`, found: "none", remedy: "Ask for fewer frames.",
  });
}
