import { images, matrix, requireImages, type Images, type Matrix } from "../../arrays";
import { OptionError } from "../../errors";
import { matrixProduct } from "../../statistics";

/** Full width at half maximum of a Gaussian over its standard deviation, `2 sqrt(2 ln 2)`. */
const FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

/**
 * Gaussian weights along one side of an image: row i is centred on the middle of the i-th group of `every` pixels, and
 * adds up to 1, at the edges too.
 * @param side pixels
 * @param width full width at half maximum, pixels
 * @param every pixels from one row to the next, default 1; a divisor of `side`
 * @returns [side / every, side]
 * @throws OptionError for a width not above 0, or an `every` that does not divide the side
 */
export function smoothingRows(side: number, width: number, every = 1): Matrix {
  if (!(width > 0 && width < Infinity)) {
    throw new OptionError({ expected: "a smoothing above 0 pixels", found: `${width}`, remedy: "Leave it out for 8 pixels." });
  }
  if (!Number.isInteger(every) || every < 1 || side % every !== 0) {
    const remedy = "Pass a divisor of the side.";
    throw new OptionError({ expected: `rows at steps that divide ${side} pixels`, found: `${every}`, remedy });
  }
  const sigma = width / FWHM_PER_SIGMA;
  const count = side / every;
  const data = new Float32Array(count * side);
  for (let i = 0; i < count; i++) {
    const centre = (i + 0.5) * every - 0.5;
    const weights = Float64Array.from({ length: side }, (_, j) => Math.exp(-0.5 * ((j - centre) / sigma) ** 2));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    data.set(weights.map((weight) => weight / sum), i * side);
  }
  return matrix(data, [count, side]);
}

/**
 * Images smoothed by a Gaussian of a full width at half maximum in pixels: what is left of them at that resolution.
 * @param stack [n, h, w]
 * @returns [n, h, w], in the same unit
 * @throws OptionError for a width not above 0
 */
export function smoothImages(stack: Images, width: number): Images {
  requireImages(stack, "the images");
  const [n, h, w] = stack.shape;
  const down = smoothingRows(h, width).data;
  const across = smoothingRows(w, width).data;
  const data = new Float32Array(n * h * w);
  for (let k = 0; k < n; k++) {
    const one = stack.data.subarray(k * h * w, (k + 1) * h * w);
    // [w, h], smoothed along the rows and turned
    const turned = Float32Array.from(matrixProduct(across, one, [w, w, h]));
    data.set(matrixProduct(down, turned, [h, h, w]), k * h * w);
  }
  return images(data, [n, h, w], stack.unit);
}
