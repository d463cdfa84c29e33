import { describeValue, image, requireImage, type Image } from "../arrays";
import { OptionError } from "../errors";

/**
 * How an image changes size, each axis by itself and without regard to the aspect ratio:
 * - `"bilinear-antialias"`, the default: a triangle filter as wide as the down-sampling factor, half-pixel centres
 *   (torchvision `Resize(antialias=True)`, Pillow `BILINEAR`); plain bilinear when enlarging;
 * - `"area"`: the mean over the pixel's footprint (OpenCV `INTER_AREA`); if either side is to be enlarged,
 *   OpenCV's two-tap interpolation between pixel edges along both sides.
 */
export type ResizeMethod = "bilinear-antialias" | "area";

export const RESIZE_METHODS: readonly ResizeMethod[] = ["bilinear-antialias", "area"];

/** Output pixel i is made of source pixels first[i], first[i]+1, … with weights number offset[i] to offset[i+1]-1. */
interface AxisTaps {
  readonly first: Int32Array;
  readonly offset: Int32Array;
  readonly weight: Float64Array;
}

type PixelWeights = { readonly first: number; readonly weights: readonly number[] };

function axisTaps(size: number, weightsOf: (i: number) => PixelWeights): AxisTaps {
  const pixels = Array.from({ length: size }, (_, i) => weightsOf(i));
  const offset = new Int32Array(size + 1);
  pixels.forEach(({ weights }, i) => (offset[i + 1] = (offset[i] ?? 0) + weights.length));
  return {
    first: Int32Array.from(pixels, ({ first }) => first),
    offset,
    weight: Float64Array.from(pixels.flatMap(({ weights }) => weights)),
  };
}

function triangleTaps(from: number, to: number): AxisTaps {
  const scale = from / to;
  const support = Math.max(scale, 1);
  return axisTaps(to, (i) => {
    const center = (i + 0.5) * scale;
    const first = Math.max(Math.trunc(center - support + 0.5), 0);
    const end = Math.min(Math.trunc(center + support + 0.5), from);
    const raw = Array.from({ length: end - first }, (_, j) =>
      Math.max(0, 1 - Math.abs((first + j + 0.5 - center) / support)),
    );
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    return { first, weights: raw.map((weight) => weight / total) };
  });
}

/** OpenCV leaves out a pixel of which the footprint covers less than this share. */
const SLIVER = 1e-3;

function footprintTaps(from: number, to: number): AxisTaps {
  const scale = from / to;
  return axisTaps(to, (i) => {
    const start = i * scale;
    const end = start + scale;
    const width = Math.min(scale, from - start);
    const last = Math.min(Math.floor(end), from - 1);
    const whole = Math.min(Math.ceil(start), last);
    const weights = Array.from({ length: last - whole }, () => 1 / width);
    const before = whole - start > SLIVER;
    if (before) weights.unshift((whole - start) / width);
    if (end - last > SLIVER) weights.push(Math.min(end - last, 1, width) / width);
    return { first: before ? whole - 1 : whole, weights };
  });
}

function edgeTaps(from: number, to: number): AxisTaps {
  const scale = from / to;
  return axisTaps(to, (i) => {
    const first = Math.floor(i * scale);
    if (first >= from - 1) return { first: from - 1, weights: [1] };
    const beyond = i + 1 - (first + 1) / scale;
    const share = beyond <= 0 ? 0 : beyond - Math.floor(beyond);
    return { first, weights: [1 - share, share] };
  });
}

function tapsOf(method: ResizeMethod, [h, w]: readonly [number, number], [toH, toW]: readonly [number, number]) {
  if (method === "bilinear-antialias") return [triangleTaps(h, toH), triangleTaps(w, toW)] as const;
  const make = toH > h || toW > w ? edgeTaps : footprintTaps;
  return [make(h, toH), make(w, toW)] as const;
}

/** Twice the side of the largest solar images, the full disk of HMI; more would only fill the memory. */
const LARGEST_SIDE = 8192;

function checkSizes(from: readonly [number, number], to: readonly [number, number], method: ResizeMethod): void {
  if (!RESIZE_METHODS.includes(method)) {
    throw new OptionError({
      expected: `a resize method out of ${RESIZE_METHODS.map((name) => `"${name}"`).join(", ")}`,
      found: `"${String(method)}"`,
      remedy: "Leave the option out for the paper's own.",
    });
  }
  if (!Array.isArray(to) || to.length !== 2) {
    throw new OptionError({
      expected: "a new size of two numbers",
      found: Array.isArray(to) ? `[${to.join(", ")}]` : describeValue(to),
      remedy: "Give it as [rows, columns].",
    });
  }
  if (![...from, ...to].every((side) => Number.isInteger(side) && side >= 1)) {
    throw new OptionError({
      expected: "an image, and a new size, of at least 1 x 1 whole pixels",
      found: `${from.join(" x ")} to be resized to ${to.join(" x ")}`,
      remedy: "Give the new size as [rows, columns].",
    });
  }
  if (to.some((side) => side > LARGEST_SIDE)) {
    throw new OptionError({
      expected: `a new size of at most ${LARGEST_SIDE} x ${LARGEST_SIDE} pixels`,
      found: to.join(" x "),
      remedy: "Give a smaller size; the networks take 128 x 128.",
    });
  }
}

/**
 * Resizes an image to `size` = [rows, columns], whatever its aspect ratio.
 * The weights of every new pixel add up to 1, so a constant stays constant; unit and finite range are kept.
 * @throws OptionError for an unknown method, an empty image or a size that is not whole and of 1 to 8192 pixels a side
 */
export function resizeImage(
  source: Image,
  size: readonly [h: number, w: number],
  method: ResizeMethod = "bilinear-antialias",
): Image {
  requireImage(source, "the source");
  checkSizes(source.shape, size, method);
  const [h, w] = source.shape;
  const [toH, toW] = size;
  const [rows, columns] = tapsOf(method, source.shape, size);
  const narrow = resampleColumns(source.data, h, w, toW, columns);
  return image(resampleRows(narrow, toH, toW, rows), [toH, toW], source.unit);
}

function resampleColumns(data: Float32Array, h: number, w: number, toW: number, taps: AxisTaps): Float64Array {
  const { first, offset, weight } = taps;
  const out = new Float64Array(h * toW);
  for (let x = 0; x < toW; x++) {
    const at = first[x] as number;
    const begin = offset[x] as number;
    const count = (offset[x + 1] as number) - begin;
    for (let y = 0; y < h; y++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += (weight[begin + k] as number) * (data[y * w + at + k] as number);
      out[y * toW + x] = sum;
    }
  }
  return out;
}

function resampleRows(data: Float64Array, toH: number, w: number, taps: AxisTaps): Float32Array {
  const { first, offset, weight } = taps;
  const out = new Float32Array(toH * w);
  const row = new Float64Array(w);
  for (let y = 0; y < toH; y++) {
    row.fill(0);
    const begin = offset[y] as number;
    for (let k = begin; k < (offset[y + 1] as number); k++) {
      const at = ((first[y] as number) + k - begin) * w;
      const share = weight[k] as number;
      for (let x = 0; x < w; x++) row[x] = (row[x] as number) + share * (data[at + x] as number);
    }
    out.set(row, y * w);
  }
  return out;
}
