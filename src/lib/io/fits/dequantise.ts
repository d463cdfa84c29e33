/** ZQUANTIZ: how the rounding of floats to integers was dithered. */
export type Dither = "NO_DITHER" | "SUBTRACTIVE_DITHER_1" | "SUBTRACTIVE_DITHER_2";

/** How the integers of one tile become floats: `(stored - dither + 0.5) · scale + zero`. */
export interface Quantisation {
  readonly scale: number;
  readonly zero: number;
  /** stored integer that stands for NaN */
  readonly blank: number | undefined;
  readonly dither: Dither;
  /** where the tile's dither starts in the sequence: tile number from 0, plus ZDITHER0 - 1 */
  readonly ditherRow: number;
}

const COUNT = 10_000;
/** With SUBTRACTIVE_DITHER_2 this stored integer stands for exactly 0. */
const ZERO_VALUE = -2147483646;

let sequence: Float32Array | undefined;

/** The 10,000 numbers every FITS program dithers with (standard 4.0, appendix I): Park & Miller, seed 1. */
export function ditherSequence(): Float32Array {
  if (sequence === undefined) {
    sequence = new Float32Array(COUNT);
    for (let i = 0, state = 1; i < COUNT; i++) {
      state = (16807 * state) % 2147483647;
      sequence[i] = state / 2147483647;
    }
  }
  return sequence;
}

/** Turns `count` stored integers of a tile into floats (FITS standard 4.0, section 10.2). */
export function dequantise(stored: Int32Array, count: number, quantisation: Quantisation, out: Float64Array): void {
  const { scale, zero, blank, dither, ditherRow } = quantisation;
  if (dither === "NO_DITHER") {
    for (let i = 0; i < count; i++) out[i] = stored[i] === blank ? NaN : stored[i] * scale + zero;
    return;
  }
  const random = ditherSequence();
  const exactZero = dither === "SUBTRACTIVE_DITHER_2" ? ZERO_VALUE : undefined;
  let row = ditherRow % COUNT;
  let next = Math.floor(random[row] * 500);
  for (let i = 0; i < count; i++) {
    const value = stored[i];
    if (value === blank) out[i] = NaN;
    else if (value === exactZero) out[i] = 0;
    else out[i] = (value - random[next] + 0.5) * scale + zero;
    if (++next === COUNT) {
      row = (row + 1) % COUNT;
      next = Math.floor(random[row] * 500);
    }
  }
}
