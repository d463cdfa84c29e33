import type { Image } from "../arrays";
import { OptionError } from "../errors";
import type { Stream } from "../random";
import { simulatedBipole, type BipoleOptions } from "./bipole";
import { ceaPixelMm } from "./cea-grid";

const MEDIUM_FLUX_MX = 5e21;
const MARGIN_MM = 6;
const MARGIN_WIDTHS = 3.2;

type BipoleProperties = Required<Omit<BipoleOptions, "shape" | "networkElements" | "noise" | "stream">>;

/** Size and separation grow with the flux, the tilt scatters about Joy's law, either polarity leads. */
function drawProperties(stream: Stream): BipoleProperties {
  const size = 20 ** (stream.uniform() - 0.6);
  const joy = (stream.uniform() < 0.5 ? -1 : 1) * 6 + 14 * stream.normal();
  return {
    flux: MEDIUM_FLUX_MX * size,
    separation: 32 * size ** 0.3 * Math.exp(0.25 * stream.normal()),
    tilt: joy + (stream.uniform() < 0.5 ? 0 : 180),
    width: 5 * size ** 0.4 * (0.8 + 0.4 * stream.uniform()),
    sizeRatio: 0.8 + 0.9 * stream.uniform(),
    scatteredShare: 0.3 + 0.5 * stream.uniform(),
  };
}

/** A patch that just holds the region, as HMI's own patches do. */
function patchShape({ separation, tilt, width, sizeRatio }: BipoleProperties): [number, number] {
  const margin = 2 * (MARGIN_MM + MARGIN_WIDTHS * width * Math.max(1, sizeRatio));
  const side = (along: number) => Math.round((separation * Math.abs(along) + margin) / ceaPixelMm());
  const angle = (tilt * Math.PI) / 180;
  return [side(Math.sin(angle)), side(Math.cos(angle))];
}

/**
 * A population of **simulated** bipoles of different flux, separation, tilt and break-up, each in a patch of its own
 * size; see {@link simulatedBipole}. Region i depends on the stream's name and on i alone, so a larger population
 * begins with the smaller one.
 * @returns radial fields in gauss on a CEA grid of 0.03 degrees
 * @throws OptionError when count is not a whole number of at least 1
 */
export function simulatedBipoles(
  count: number,
  stream: Stream,
  options: Pick<BipoleOptions, "networkElements" | "noise"> = {},
): Image[] {
  if (!Number.isInteger(count) || count < 1) {
    const remedy = "Pass how many regions to draw.";
    throw new OptionError({ expected: "a whole number of at least 1", found: `${count}`, remedy });
  }
  const { networkElements = 60, noise = 12 } = options;
  return Array.from({ length: count }, (_, i) => {
    const draws = stream.stream(`region ${i}`);
    const properties = drawProperties(draws.stream("properties"));
    return simulatedBipole({ ...properties, shape: patchShape(properties), networkElements, noise, stream: draws });
  });
}
