import { stackImages, type Images } from "../arrays";
import { OptionError } from "../errors";
import type { Stream } from "../random";
import { simulatedBipole, type BipoleOptions } from "./bipole";

const logUniform = (stream: Stream, low: number, high: number) => low * (high / low) ** stream.uniform();

const MEDIUM_FLUX_MX = 5e21;

/** One region's properties: size and separation grow with flux, tilt scatters about Joy's law, either polarity leads. */
function drawBipole(stream: Stream): BipoleOptions {
  const flux = logUniform(stream, 8e20, 1.6e22);
  const size = flux / MEDIUM_FLUX_MX;
  const joy = (stream.uniform() < 0.5 ? -1 : 1) * 6 + 14 * stream.normal();
  return {
    flux,
    separation: 32 * size ** 0.3 * Math.exp(0.25 * stream.normal()),
    tilt: joy + (stream.uniform() < 0.5 ? 0 : 180),
    width: 5 * size ** 0.4 * (0.8 + 0.4 * stream.uniform()),
    sizeRatio: 0.8 + 0.9 * stream.uniform(),
    scatteredShare: 0.3 + 0.5 * stream.uniform(),
  };
}

/**
 * A population of **simulated** bipoles of different flux, separation, tilt and break-up, see {@link simulatedBipole}.
 * Region i depends on the stream's name and i alone, so a larger population begins with the smaller one.
 * @returns radial fields in gauss, shape [count, h, w]
 * @throws OptionError when count is not a whole number of at least 1
 */
export function simulatedBipoles(
  count: number,
  stream: Stream,
  options: Pick<BipoleOptions, "shape" | "networkElements" | "noise"> = {},
): Images {
  if (!Number.isInteger(count) || count < 1) {
    const remedy = "Pass how many regions to draw.";
    throw new OptionError({ expected: "a whole number of at least 1", found: `${count}`, remedy });
  }
  const { shape = [256, 256], networkElements = 120, noise = 12 } = options;
  const regions = Array.from({ length: count }, (_, i) => {
    const draws = stream.stream(`region ${i}`);
    return simulatedBipole({ ...drawBipole(draws.stream("properties")), shape, networkElements, noise, stream: draws });
  });
  return stackImages(regions);
}
