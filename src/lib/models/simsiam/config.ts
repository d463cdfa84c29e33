import { OptionError } from "../../errors";

/** Sizes of SimSiam; the defaults are the paper's. */
export interface SimSiamConfig {
  /** channels over ResNet-18's (64, 128, 256 and 512), default 1; smaller for trials */
  readonly width?: number;
}

export interface SimSiamSizes {
  /** channels of the four stages; the last is also the length of the backbone's output */
  readonly channels: readonly [number, number, number, number];
  /** hidden layers of the projection head */
  readonly hidden: number;
  /** an embedding's length */
  readonly latent: number;
  /** hidden layer of the prediction head */
  readonly bottleneck: number;
}

/** Images are of this side, as the generator makes them. */
export const SIMSIAM_SIDE = 128;

/** Added to the variance in every batch normalisation, PyTorch's default. */
export const EPSILON = 1e-5;

/** @throws OptionError when 64 x width is not a whole number of at least 1 */
export function simSiamSizes({ width = 1 }: SimSiamConfig = {}): SimSiamSizes {
  const first = 64 * width;
  if (!Number.isInteger(first) || first < 1) {
    throw new OptionError({
      expected: "64 x width to be a whole number of at least 1",
      found: `${first}`,
      remedy: "Leave it out for the paper's size.",
    });
  }
  return { channels: [first, 2 * first, 4 * first, 8 * first], hidden: 8 * first, latent: 100, bottleneck: 128 };
}
