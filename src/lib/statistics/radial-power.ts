import { requireImages, type Images } from "../arrays";
import { OptionError, ShapeError } from "../errors";
import { squaredSpectrum } from "./fourier";

export interface RadialPowerOptions {
  /** `"none"` (default; the image is taken as periodic) or `"hann"`, which fades the edges out, its loss made good */
  readonly window?: "none" | "hann";
  /** whether each image's mean is taken off first, default false; it matters with a window */
  readonly subtractMean?: boolean;
}

/** Azimuthally averaged power spectra of a stack. */
export interface RadialPower {
  /** shells 0, 1, … side / 2, in cycles per image side */
  readonly wavenumber: Float64Array;
  /** mean over the images, in the images' unit squared */
  readonly power: Float64Array;
  /** spectrum of each image, n rows of side / 2 + 1 */
  readonly perImage: Float64Array;
}

/** A straight line in log-log, `log10(power) = intercept + slope log10(wavenumber)`. */
export interface PowerLaw {
  readonly slope: number;
  readonly intercept: number;
}

const isPowerOfTwo = (side: number) => side >= 2 && Number.isInteger(Math.log2(side));

function checkImages(images: Images): void {
  requireImages(images, "the images");
  const [n, h, w] = images.shape;
  if (n > 0 && h === w && isPowerOfTwo(h)) return;
  throw new ShapeError({
    expected: "square images with a side of 2, 4, 8, … pixels",
    found: images.shape.join(" x "),
    remedy: "Crop or resize them, for example to 128 x 128.",
  });
}

/** sin^2 along one axis, zero at both edges' outer sides; scaled so that the mean of its square is 1. */
function taper(side: number, window: "none" | "hann"): Float64Array {
  if (window === "none") return new Float64Array(side).fill(1);
  const raw = Float64Array.from({ length: side }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / side) ** 2);
  const meanSquare = raw.reduce((sum, value) => sum + value * value, 0) / side;
  return raw.map((value) => value / Math.sqrt(meanSquare));
}

/** Number of the shell of each mode of a half spectrum; -1 beyond the last whole shell. */
function shellNumbers(side: number): Int32Array {
  const columns = side / 2 + 1;
  return Int32Array.from({ length: side * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    const shell = Math.round(Math.hypot(row <= side / 2 ? row : row - side, i % columns));
    return shell <= side / 2 ? shell : -1;
  });
}

function windowed(pixels: Float32Array, weights: Float64Array, subtractMean: boolean): Float64Array {
  const side = weights.length;
  const level = subtractMean ? pixels.reduce((sum, value) => sum + value, 0) / pixels.length : 0;
  const out = new Float64Array(pixels.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = (pixels[i] - level) * weights[i % side] * weights[Math.floor(i / side)];
    if (Number.isFinite(out[i])) continue;
    const remedy = "Set missing pixels to 0.";
    const bad = pixels.findIndex((value) => !Number.isFinite(value));
    throw new ShapeError({ expected: "finite pixels", found: `${pixels[bad]} at index ${bad} of an image`, remedy });
  }
  return out;
}

/**
 * Azimuthally averaged power, `P(k) = mean of |F(ky, kx)|^2 / side^4 over round(hypot(ky, kx)) = k`.
 * Summed over all modes it gives the mean square of the pixels (Parseval); the corners beyond k = side / 2 are left out.
 * @param images [n, side, side], side a power of two, finite
 * @returns wavenumbers in cycles per side; multiply by 1 / (side x pixel) for a physical frequency
 * @throws ShapeError for another shape or pixels that are not finite; OptionError for an unknown window
 */
export function radialPower(images: Images, options: RadialPowerOptions = {}): RadialPower {
  checkImages(images);
  const { window = "none", subtractMean = false } = options;
  if (window !== "none" && window !== "hann") {
    const remedy = "Leave it out for periodic images.";
    throw new OptionError({ expected: 'a window out of "none", "hann"', found: `"${String(window)}"`, remedy });
  }
  const [n, side] = images.shape;
  const [shells, columns] = [side / 2 + 1, side / 2 + 1];
  const shell = shellNumbers(side);
  // kx and -kx are equal in a real image; the half spectrum has one of each pair but for kx = 0 and side / 2
  const counts = Uint8Array.from(shell, (_, i) => (i % columns === 0 || i % columns === side / 2 ? 1 : 2));
  const modes = new Float64Array(shells);
  shell.forEach((k, i) => k >= 0 && (modes[k] += counts[i]));
  const weights = taper(side, window);
  const transform = squaredSpectrum(side);
  const perImage = new Float64Array(n * shells);
  for (let at = 0; at < n; at++) {
    const pixels = images.data.subarray(at * side * side, (at + 1) * side * side);
    const squared = transform(windowed(pixels, weights, subtractMean));
    const row = perImage.subarray(at * shells, (at + 1) * shells);
    for (let i = 0; i < squared.length; i++) if (shell[i] >= 0) row[shell[i]] += counts[i] * squared[i];
    for (let k = 0; k < shells; k++) row[k] /= modes[k] * side ** 4;
  }
  const power = new Float64Array(shells);
  perImage.forEach((value, i) => (power[i % shells] += value / n));
  return { wavenumber: Float64Array.from({ length: shells }, (_, k) => k), power, perImage };
}

/**
 * Slope of a spectrum in log-log by least squares over `from <= wavenumber <= to`.
 * @param range default [1, 10] cycles per side, which the solar group's later code uses
 * @throws ShapeError when fewer than two wavenumbers lie in the range, or a power there is not above 0
 */
export function powerLaw(
  wavenumber: Float64Array,
  power: Float64Array,
  [from, to]: readonly [from: number, to: number] = [1, 10],
): PowerLaw {
  const inside = [...wavenumber.keys()].filter((i) => wavenumber[i] >= from && wavenumber[i] <= to && wavenumber[i] > 0);
  const bad = inside.find((i) => !(power[i] > 0));
  if (inside.length < 2 || bad !== undefined) {
    throw new ShapeError({
      expected: `powers above 0 at two or more wavenumbers from ${from} to ${to}`,
      found: bad === undefined ? `${inside.length} wavenumbers` : `${power[bad]} at wavenumber ${wavenumber[bad]}`,
      remedy: "Choose a wider range, or leave out images that are constant.",
    });
  }
  const x = inside.map((i) => Math.log10(wavenumber[i]));
  const y = inside.map((i) => Math.log10(power[i]));
  const centre = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [cx, cy] = [centre(x), centre(y)];
  let [xy, xx] = [0, 0];
  x.forEach((value, i) => {
    xy += (value - cx) * (y[i] - cy);
    xx += (value - cx) ** 2;
  });
  return { slope: xy / xx, intercept: cy - (xy / xx) * cx };
}

/** Slope of each image's spectrum, see {@link powerLaw}. */
export function powerSlopes({ wavenumber, perImage }: RadialPower, range?: readonly [from: number, to: number]): Float64Array {
  const shells = wavenumber.length;
  return Float64Array.from({ length: perImage.length / shells }, (_, i) =>
    powerLaw(wavenumber, perImage.subarray(i * shells, (i + 1) * shells), range).slope);
}
