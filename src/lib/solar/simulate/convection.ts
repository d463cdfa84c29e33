import type { Stream } from "../../random";
import { hash } from "./hash-noise";
import { KM_S } from "./units";

/** A pattern of convection cells, each of which flows outwards from a centre of its own. */
export interface CellScale {
  /** distance of neighbouring centres, Mm */
  readonly spacing: number;
  /** hours after which a cell has moved elsewhere */
  readonly lifetime: number;
  /** largest outflow, km/s */
  readonly speed: number;
}

/** Supergranules of about 30 Mm and a day and a half (Rieutord & Rincon 2010), and the finer pattern inside them. */
export const SUPERGRANULES: CellScale = { spacing: 28, lifetime: 34, speed: 0.24 };
export const MESOGRANULES: CellScale = { spacing: 8, lifetime: 8, speed: 0.2 };

/** q (1 - q^2)^2 is largest at q = 1/sqrt(5), where it is 0.286. */
const PEAK = (1 / Math.sqrt(5)) * 0.64;
const JITTER = 1;

/**
 * One pattern of moving cells over the square |x|, |y| <= reach. The flow is the sum over cells of
 * `speed q (1 - q^2)^2` away from the centre, q = distance / spacing: it diverges inside the cells and converges in the
 * lanes between them, where magnetic elements gather to the network.
 */
export class CellPattern {
  private readonly side: number;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly seed: number;

  constructor(stream: Stream, private readonly scale: CellScale, reach: number) {
    this.side = 2 * Math.ceil(reach / scale.spacing) + 4;
    this.x = new Float64Array(this.side ** 2);
    this.y = new Float64Array(this.side ** 2);
    this.seed = stream.integer(2 ** 31);
  }

  /** Moves the cells to a time in hours. A cell's centre jumps once a lifetime, each at its own moment. */
  moveTo(hours: number): void {
    const { side, seed } = this;
    const { spacing, lifetime } = this.scale;
    for (let j = 0; j < side; j++) {
      for (let i = 0; i < side; i++) {
        const age = Math.floor(hours / lifetime + hash(seed, i, j, -1) / 2 ** 32);
        const place = hash(seed, i, j, age);
        this.x[j * side + i] = (i - side / 2 + 0.5 + JITTER * ((place & 0xffff) / 65536 - 0.5)) * spacing;
        this.y[j * side + i] = (j - side / 2 + 0.5 + JITTER * ((place >>> 16) / 65536 - 0.5)) * spacing;
      }
    }
  }

  /** Adds the flow at (x, y), in Mm an hour, to `out`; nothing outside the pattern. */
  addFlow(x: number, y: number, out: Float64Array): void {
    const { side } = this;
    const { spacing, speed } = this.scale;
    const ci = Math.floor(x / spacing + side / 2);
    const cj = Math.floor(y / spacing + side / 2);
    if (ci < 1 || cj < 1 || ci >= side - 1 || cj >= side - 1) return;
    const [centresX, centresY] = [this.x, this.y];
    const perSquare = 1 / (spacing * spacing);
    let [flowX, flowY] = [0, 0];
    for (let j = cj - 1; j <= cj + 1; j++) {
      for (let at = j * side + ci - 1; at <= j * side + ci + 1; at++) {
        const dx = x - centresX[at];
        const dy = y - centresY[at];
        const rest = 1 - (dx * dx + dy * dy) * perSquare;
        if (rest <= 0) continue;
        flowX += rest * rest * dx;
        flowY += rest * rest * dy;
      }
    }
    const strength = (speed * KM_S) / (PEAK * spacing);
    out[0] += strength * flowX;
    out[1] += strength * flowY;
  }
}
