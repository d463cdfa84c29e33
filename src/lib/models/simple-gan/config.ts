import { OptionError } from "../../errors";

/** Sizes of the GAN for solar active regions; the defaults are the paper's. */
export interface SimpleGanConfig {
  /** latent values, default 100 */
  readonly latent?: number;
  /** channels over the paper's (64, 64 and 32), default 1; smaller for trials */
  readonly width?: number;
}

export interface SimpleGanSizes {
  readonly latent: number;
  /** channels of the 15x15 and 31x31 levels, and of the 63x63 level */
  readonly deep: number;
  readonly shallow: number;
  /** the discriminator's last hidden layer */
  readonly hidden: number;
}

export const SIMPLE_GAN_SIDE = 128;
export const BASE_SIDE = 15;

/** @throws OptionError when a size is not a whole number of at least 1 */
export function simpleGanSizes({ latent = 100, width = 1 }: SimpleGanConfig = {}): SimpleGanSizes {
  const [deep, shallow] = [64 * width, 32 * width];
  for (const [name, value] of [["latent", latent], ["32 x width", shallow]] as const) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new OptionError({ expected: `${name} to be a whole number of at least 1`, found: `${value}`, remedy: "Leave it out for the paper's size." });
  }
  return { latent, deep, shallow, hidden: 100 };
}
