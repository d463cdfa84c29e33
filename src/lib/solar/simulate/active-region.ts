import type { Stream } from "../../random";
import { polarityCentre, type BipolePlan, type PolarityPlan } from "./bipole-plan";
import { CellPattern, MESOGRANULES, SUPERGRANULES } from "./convection";
import { meetElements } from "./element-contacts";
import { FluxPool } from "./flux-pool";
import { meridionalSpeed, shearSpeed } from "./solar-rotation";
import { spotRadius, type Spot, type SpotSnapshot } from "./spot";
import { KM_S, STEP_HOURS } from "./units";

/** Half the side in Mm of the square in which flux is followed. */
export const REACH_MM = 260;
/** Random steps of the granulation, km^2/s. */
const GRANULAR_DIFFUSION = 70;
const STEP_MM = Math.sqrt(2 * GRANULAR_DIFFUSION * STEP_HOURS * 3600) / 1000;
const RISING_SPEED = 0.7 * KM_S;
const SPOT_BREAKS_BELOW = 45;

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
    this.quantum = Math.max(4, Math.min(24, total / 700));
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
    const spots = [...this.spots.values()].flat().filter(({ flux }) => flux > 0);
    return { hours: this.hours, elements, spots: spots.map(({ x, y, flux, sign, shape }) => ({ x, y, flux: sign * flux, shape })) };
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
    while (rest > 0) {
      const flux = Math.min(rest, this.quantum * (0.3 + 1.4 * this.stream.uniform()));
      rest -= flux;
      const spread = bipole.separation * 0.16;
      const [x, y] = [bipole.x + spread * this.stream.normal(), bipole.y + spread * this.stream.normal()];
      for (const polarity of [bipole.leader, bipole.follower]) this.launch(bipole, polarity, x, y, flux);
    }
  }

  private launch(bipole: BipolePlan, polarity: PolarityPlan, x: number, y: number, flux: number): void {
    const { stream } = this;
    const spots = this.spots.get(polarity) ?? [];
    let draw = stream.uniform() * bipole.flux;
    const spot = spots.find(({ plan }) => (draw -= plan.flux) < 0);
    const clump = polarity.clumps[stream.integer(polarity.clumps.length)];
    const along = spot?.plan.along ?? (clump?.along ?? 0) + (clump?.width ?? 0) * stream.normal();
    const across = spot?.plan.across ?? (clump?.across ?? 0) + (clump?.width ?? 0) * stream.normal();
    this.rising.push({ x, y, flux: polarity.sign * flux, bipole, polarity, spot, along, across, age: 0 });
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
      } else this.pool.add(one.x, one.y, one.flux);
    }
    this.rising = still;
  }

  /** Flows move the free elements; spots hold like ones off and cancel with opposite ones. */
  private carry(): void {
    const { pool, flow, stream } = this;
    const north = meridionalSpeed(this.latitude) * STEP_HOURS;
    const spots = [...this.spots.values()].flat().filter(({ flux }) => flux > 0);
    const radii = spots.map(({ flux }) => spotRadius(flux));
    for (let i = 0; i < pool.size; i++) {
      let [x, y] = [pool.x[i] as number, pool.y[i] as number];
      flow.fill(0);
      for (const cells of this.cells) cells.addFlow(x, y, flow);
      x += ((flow[0] as number) + shearSpeed(this.latitude, y)) * STEP_HOURS + STEP_MM * stream.normal();
      y += (flow[1] as number) * STEP_HOURS + north + STEP_MM * stream.normal();
      for (let k = 0; k < spots.length; k++) {
        const spot = spots[k] as Spot;
        const radius = radii[k] as number;
        const [dx, dy] = [x - spot.x, y - spot.y];
        const distance = Math.hypot(dx, dy);
        if (distance > radius) continue;
        const flux = pool.flux[i] as number;
        if (flux * spot.sign > 0) {
          const out = (radius * (1 + 0.25 * stream.uniform())) / (distance + 1e-9);
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
          this.shed(spot, loss, broken);
        }
      }
    }
  }

  private shed(spot: Spot, loss: number, broken: boolean): void {
    const radius = spotRadius(spot.flux);
    let rest = loss;
    while (rest > 0) {
      const flux = Math.min(rest, this.quantum * (0.5 + this.stream.uniform()));
      rest -= flux;
      const angle = 2 * Math.PI * this.stream.uniform();
      const r = radius * (broken ? Math.sqrt(this.stream.uniform()) : 1 + 0.4 * this.stream.uniform());
      this.pool.add(spot.x + r * Math.cos(angle), spot.y + r * Math.sin(angle), spot.sign * flux);
    }
    spot.flux -= loss;
  }
}

