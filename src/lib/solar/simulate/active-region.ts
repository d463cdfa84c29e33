import type { Stream } from "../../random";
import { polarityCentre, type BipolePlan, type PolarityPlan } from "./bipole-plan";
import { CellPattern, MESOGRANULES, SUPERGRANULES } from "./convection";
import { meetElements } from "./element-contacts";
import { FluxPool } from "./flux-pool";
import { FootpointSums, type BipoleFootpoints } from "./footpoints";
import { meridionalSpeed, shearSpeed } from "./solar-rotation";
import { spotRadius, spotSnapshots, type Spot, type SpotSnapshot } from "./spot";
import { GAUSS_PER_UNIT, KM_S, STEP_HOURS } from "./units";

/** Half the side in Mm of the square in which flux is followed. */
export const REACH_MM = 260;
/** Random steps of the granulation, km^2/s. */
const GRANULAR_DIFFUSION = 45;
const STEP_MM = Math.sqrt(2 * GRANULAR_DIFFUSION * STEP_HOURS * 3600) / 1000;
const RISING_SPEED = 0.7 * KM_S;
const SPOT_BREAKS_BELOW = 45;
/** Half the distance of the two footpoints of a small emerging bipole. */
const FOOTPOINT_MM = 3;
/** Mean unsigned field in gauss that halves the flows: convection is suppressed in plage (Title et al. 1992). */
const QUENCHING_GAUSS = 90;
const QUENCHING_CELL = 7;

const COARSE_SIDE = Math.ceil((2 * REACH_MM) / QUENCHING_CELL) + 1;

/** Number of the coarse cell of a place inside the square. */
function coarseCell(x: number, y: number): number {
  return Math.floor((y + REACH_MM) / QUENCHING_CELL) * COARSE_SIDE + Math.floor((x + REACH_MM) / QUENCHING_CELL);
}

/** Shear speed for every Mm northwards from -REACH_MM. */
function shearTable(latitude: number): Float64Array {
  return Float64Array.from({ length: 2 * REACH_MM + 1 }, (_, i) => shearSpeed(latitude, i - REACH_MM));
}

/** A freshly emerged element on its way to its place in a spot or in the plage. */
interface Rising {
  x: number;
  y: number;
  readonly flux: number;
  readonly bipole: BipolePlan;
  readonly polarity: PolarityPlan;
  readonly spot: Spot | undefined;
  readonly along: number;
  readonly across: number;
  age: number;
}

export interface RegionSnapshot {
  readonly hours: number;
  /** [x, y, flux, …] in Mm and flux units */
  readonly elements: Float32Array;
  readonly spots: readonly SpotSnapshot[];
}

/**
 * The flux of one active region: elements that emerge in pairs, drift to the spots and the plage of their polarity, and
 * are then carried by differential rotation, supergranules and granules, merging and cancelling; spots that gather
 * flux, decay and shed it at their rims. A kinematic model: no equation of motion is solved.
 */
export class ActiveRegion {
  hours = 0;
  private readonly pool = new FluxPool();
  private readonly spots = new Map<PolarityPlan, Spot[]>();
  private rising: Rising[] = [];
  private readonly cells: readonly CellPattern[];
  private readonly flow = new Float64Array(2);
  private readonly quantum: number;

  constructor(
    private readonly bipoles: readonly BipolePlan[],
    private readonly latitude: number,
    private readonly stream: Stream,
  ) {
    this.cells = [SUPERGRANULES, MESOGRANULES].map((scale, i) => new CellPattern(stream.stream(`cells ${i}`), scale, REACH_MM));
    const total = bipoles.reduce((sum, { flux }) => sum + flux, 0);
    this.quantum = Math.max(2.5, Math.min(11, total / 1300));
    for (const { leader, follower } of bipoles) {
      for (const polarity of [leader, follower]) {
        const make = (plan: PolarityPlan["spots"][number]): Spot => ({
          plan, sign: polarity.sign, shape: stream.integer(2 ** 31), x: 0, y: 0, flux: 0, largest: 0,
        });
        this.spots.set(polarity, polarity.spots.map(make));
      }
    }
  }

  /** One step of {@link STEP_HOURS}. */
  step(): void {
    this.hours += STEP_HOURS;
    for (const cells of this.cells) cells.moveTo(this.hours);
    for (const bipole of this.bipoles) {
      this.moveSpots(bipole);
      this.emerge(bipole);
    }
    this.raise();
    this.pool.sweep(REACH_MM);
    this.carry();
    this.decaySpots();
    this.pool.sweep(REACH_MM);
    meetElements(this.pool, REACH_MM, this.stream);
    this.pool.sweep(REACH_MM);
  }

  snapshot(): RegionSnapshot {
    const free = this.pool.snapshot();
    const elements = new Float32Array(free.length + 3 * this.rising.length);
    elements.set(free);
    this.rising.forEach(({ x, y, flux }, i) => elements.set([x, y, flux], free.length + 3 * i));
    return { hours: this.hours, elements, spots: spotSnapshots([...this.spots.values()].flat()) };
  }

  /** Where the flux of each bipole is rooted now; bipoles that have lost a polarity, or have not emerged, are left out. */
  footpoints(): BipoleFootpoints[] {
    const { bipoles, pool, rising, spots } = this;
    const roots = new FootpointSums(bipoles);
    for (let i = 0; i < pool.size; i++) roots.add(pool.bipole[i], pool.x[i], pool.y[i], pool.flux[i]);
    for (const { x, y, flux, bipole } of rising) roots.add(bipoles.indexOf(bipole), x, y, flux);
    bipoles.forEach(({ leader, follower }, index) => {
      for (const spot of [leader, follower].flatMap((polarity) => spots.get(polarity) ?? [])) {
        roots.add(index, spot.x, spot.y, spot.sign * spot.flux);
      }
    });
    return roots.footpoints();
  }

  /** A place of a polarity, `along` the axis away from the other polarity and `across` it. */
  private place(bipole: BipolePlan, polarity: PolarityPlan, along: number, across: number): [number, number] {
    const [cx, cy] = polarityCentre(bipole, polarity.leading, this.hours);
    const norm = Math.hypot(cx, cy) || 1;
    const [ux, uy] = [cx / norm, cy / norm];
    const shear = shearSpeed(this.latitude, bipole.y + cy) * Math.max(0, this.hours - bipole.start);
    return [bipole.x + cx + along * ux - across * uy + shear, bipole.y + cy + along * uy + across * ux];
  }

  private moveSpots(bipole: BipolePlan): void {
    for (const polarity of [bipole.leader, bipole.follower]) {
      const age = Math.max(0, this.hours - bipole.start) / bipole.duration;
      const gathered = 1.25 - 0.35 * Math.min(1, age / 2);
      for (const spot of this.spots.get(polarity) ?? []) {
        [spot.x, spot.y] = this.place(bipole, polarity, spot.plan.along * gathered, spot.plan.across * gathered);
      }
    }
  }

  /** Pairs of elements rise between the two polarities; the rate grows and falls over the duration as `6 a (1 - a)`. */
  private emerge(bipole: BipolePlan): void {
    const phase = (hours: number) => {
      const a = Math.max(0, Math.min(1, (hours - bipole.start) / bipole.duration));
      return a * a * (3 - 2 * a);
    };
    const emerged = bipole.flux * (phase(this.hours) - phase(this.hours - STEP_HOURS));
    let rest = emerged;
    const spread = bipole.separation * 0.13;
    while (rest > 0) {
      const flux = Math.min(rest, this.quantum * (3 + 10 * this.stream.uniform()));
      rest -= flux;
      const [x, y] = [bipole.x + spread * this.stream.normal(), bipole.y + spread * this.stream.normal()];
      for (const polarity of [bipole.leader, bipole.follower]) this.launch(bipole, polarity, x, y, flux);
    }
  }

  /** One footpoint of a small bipole: elements that start side by side and go the same way. */
  private launch(bipole: BipolePlan, polarity: PolarityPlan, x: number, y: number, flux: number): void {
    const { stream } = this;
    const spots = this.spots.get(polarity) ?? [];
    let draw = stream.uniform() * bipole.flux;
    const spot = spots.find(({ plan }) => (draw -= plan.flux) < 0);
    const clump = polarity.clumps[stream.integer(polarity.clumps.length)];
    const along = spot?.plan.along ?? (clump?.along ?? 0) + (clump?.width ?? 0) * stream.normal();
    const across = spot?.plan.across ?? (clump?.across ?? 0) + (clump?.width ?? 0) * stream.normal();
    const side = polarity.leading ? FOOTPOINT_MM : -FOOTPOINT_MM;
    const [fx, fy] = [x + side * Math.cos(bipole.axis), y + side * Math.sin(bipole.axis)];
    let rest = flux;
    while (rest > 0) {
      const part = Math.min(rest, this.quantum * (0.3 + 1.4 * stream.uniform()));
      rest -= part;
      this.rising.push({
        x: fx + 1.3 * stream.normal(), y: fy + 1.3 * stream.normal(), flux: polarity.sign * part, bipole, polarity, spot,
        along: along + 1.8 * stream.normal(), across: across + 1.8 * stream.normal(), age: 0,
      });
    }
  }

  /** Rising elements drift to their places; at a spot they join it, in the plage they become free. */
  private raise(): void {
    const still: Rising[] = [];
    for (const one of this.rising) {
      const [tx, ty] = one.spot ? [one.spot.x, one.spot.y] : this.place(one.bipole, one.polarity, one.along, one.across);
      const distance = Math.hypot(tx - one.x, ty - one.y);
      const share = Math.min(0.55, (RISING_SPEED * STEP_HOURS) / (distance + 1e-9));
      one.x += share * (tx - one.x) + 0.5 * STEP_MM * this.stream.normal();
      one.y += share * (ty - one.y) + 0.5 * STEP_MM * this.stream.normal();
      one.age += STEP_HOURS;
      const near = one.spot ? distance < 3 + spotRadius(one.spot.flux) : distance < 5;
      if (!near && one.age < 48) still.push(one);
      else if (one.spot && near) {
        one.spot.flux += Math.abs(one.flux);
        one.spot.largest = Math.max(one.spot.largest, one.spot.flux);
      } else this.pool.add(one.x, one.y, one.flux, this.bipoles.indexOf(one.bipole));
    }
    this.rising = still;
  }

  /** How freely flows carry elements, 0 … 1, by coarse cells: `1 / (1 + mean |B| / 90 G)`. */
  private mobility(): Float64Array {
    const { pool } = this;
    const grid = new Float64Array(COARSE_SIDE ** 2);
    for (let i = 0; i < pool.size; i++) {
      const cell = coarseCell(pool.x[i] as number, pool.y[i] as number);
      grid[cell] = (grid[cell] as number) + Math.abs(pool.flux[i] as number);
    }
    const gauss = GAUSS_PER_UNIT / QUENCHING_CELL ** 2;
    return grid.map((flux) => 1 / (1 + (flux * gauss) / QUENCHING_GAUSS));
  }

  /** Flows move the free elements; spots hold like ones off and cancel with opposite ones. */
  private carry(): void {
    const { pool, flow, stream } = this;
    const north = meridionalSpeed(this.latitude) * STEP_HOURS;
    const spots = [...this.spots.values()].flat().filter(({ flux }) => flux > 0);
    const radii = spots.map(({ flux }) => spotRadius(flux));
    const mobility = this.mobility();
    const shear = shearTable(this.latitude);
    for (let i = 0; i < pool.size; i++) {
      let [x, y] = [pool.x[i] as number, pool.y[i] as number];
      flow.fill(0);
      for (const cells of this.cells) cells.addFlow(x, y, flow);
      const moves = mobility[coarseCell(x, y)] as number;
      x += (moves * (flow[0] as number) + (shear[Math.round(y) + REACH_MM] as number)) * STEP_HOURS;
      x += STEP_MM * stream.normal();
      y += moves * (flow[1] as number) * STEP_HOURS + north + STEP_MM * stream.normal();
      for (let k = 0; k < spots.length; k++) {
        const spot = spots[k] as Spot;
        const radius = radii[k] as number;
        const [dx, dy] = [x - spot.x, y - spot.y];
        const distance = Math.hypot(dx, dy);
        if (distance > radius) continue;
        const flux = pool.flux[i] as number;
        if (flux * spot.sign > 0) {
          const out = (radius * (1 + stream.uniform() ** 2)) / (distance + 1e-9);
          x = spot.x + dx * out;
          y = spot.y + dy * out;
        } else if (distance < 0.8 * radius) {
          const lost = Math.min(Math.abs(flux), spot.flux);
          spot.flux -= lost;
          pool.flux[i] = flux + spot.sign * lost;
        }
      }
      pool.x[i] = x;
      pool.y[i] = y;
    }
  }

  /** Spots lose flux linearly once they have most of it, as elements at their rims; small ones break up. */
  private decaySpots(): void {
    for (const bipole of this.bipoles) {
      const grown = this.hours > bipole.start + 0.9 * bipole.duration;
      for (const polarity of [bipole.leader, bipole.follower]) {
        for (const spot of this.spots.get(polarity) ?? []) {
          if (!grown || spot.flux === 0) continue;
          const broken = spot.flux < SPOT_BREAKS_BELOW;
          const loss = broken ? spot.flux : Math.min(spot.flux, (spot.largest * STEP_HOURS) / (24 * spot.plan.lifetime));
          this.shed(spot, loss, broken, this.bipoles.indexOf(bipole));
        }
      }
    }
  }

  private shed(spot: Spot, loss: number, broken: boolean, bipole: number): void {
    const radius = spotRadius(spot.flux);
    let rest = loss;
    while (rest > 0) {
      const flux = Math.min(rest, this.quantum * (0.5 + this.stream.uniform()));
      rest -= flux;
      const angle = 2 * Math.PI * this.stream.uniform();
      const r = radius * (broken ? Math.sqrt(this.stream.uniform()) : 1.05 + 0.8 * this.stream.uniform());
      this.pool.add(spot.x + r * Math.cos(angle), spot.y + r * Math.sin(angle), spot.sign * flux, bipole);
    }
    spot.flux -= loss;
  }
}

