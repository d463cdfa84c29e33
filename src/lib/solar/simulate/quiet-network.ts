import type { Stream } from "../../random";
import { CellPattern, SUPERGRANULES } from "./convection";
import { STEP_HOURS } from "./units";

/** Network elements in one supergranule of 840 Mm^2, on average, and hours that one lives. */
const PER_CELL = 9;
const LIFETIME = 22;

/** Half the sides of the area in Mm, and its centre. */
export interface Area {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/**
 * The quiet Sun's network around a region: elements of 1e18 to 2e19 Mx of either sign that gather in the lanes between
 * supergranules, live for a day and are replaced. One sign may prevail, as it does near old regions.
 */
export class QuietNetwork {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly flux: Float64Array;
  private readonly cells: CellPattern;
  private readonly flow = new Float64Array(2);
  private readonly positive: number;

  constructor(private readonly area: Area, private readonly stream: Stream, reach: number) {
    const cells = ((area.east - area.west) * (area.north - area.south)) / SUPERGRANULES.spacing ** 2;
    const count = Math.round(cells * PER_CELL * Math.exp(0.4 * stream.normal()));
    this.positive = Math.max(0.15, Math.min(0.85, 0.5 + 0.14 * stream.normal()));
    this.cells = new CellPattern(stream.stream("cells"), SUPERGRANULES, reach);
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.flux = new Float64Array(count);
    for (let i = 0; i < count; i++) this.renew(i);
    for (let hours = -24; hours < 0; hours += STEP_HOURS) this.step(hours);
  }

  private renew(i: number): void {
    const { area, stream } = this;
    const beside = i > 0 && stream.uniform() < 0.72;
    this.x[i] = beside ? (this.x[i - 1] as number) + 1.5 * stream.normal() : area.west + (area.east - area.west) * stream.uniform();
    this.y[i] = beside ? (this.y[i - 1] as number) + 1.5 * stream.normal() : area.south + (area.north - area.south) * stream.uniform();
    const alone = stream.uniform() < this.positive ? 1 : -1;
    const sign = beside ? Math.sign(this.flux[i - 1] as number) : alone;
    this.flux[i] = sign * Math.min(20, 3.4 * Math.exp(0.7 * stream.normal()));
  }

  step(hours: number): void {
    const { stream, flow } = this;
    this.cells.moveTo(hours);
    for (let i = 0; i < this.x.length; i++) {
      if (stream.uniform() < STEP_HOURS / LIFETIME) this.renew(i);
      flow.fill(0);
      this.cells.addFlow(this.x[i] as number, this.y[i] as number, flow);
      this.x[i] = (this.x[i] as number) + (flow[0] as number) * STEP_HOURS + 0.8 * stream.normal();
      this.y[i] = (this.y[i] as number) + (flow[1] as number) * STEP_HOURS + 0.8 * stream.normal();
    }
  }

  snapshot(): Float32Array {
    const copy = new Float32Array(3 * this.x.length);
    for (let i = 0; i < this.x.length; i++) {
      copy.set([this.x[i] as number, this.y[i] as number, this.flux[i] as number], 3 * i);
    }
    return copy;
  }
}
