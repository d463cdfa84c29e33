import { image, type Image } from "../arrays";
import { OptionError } from "../errors";
import type { Stream } from "../random";
import { ceaPixelMm } from "./cea-grid";
import { fieldOfElements, type FluxElement } from "./flux-elements";

export interface BipoleOptions {
  /** [rows, columns], default [256, 256]; one pixel is 0.03 degrees of the CEA grid, 0.364 Mm */
  readonly shape?: readonly [h: number, w: number];
  /** magnetic flux of each polarity in Mx, default 5e21: an active region of medium size */
  readonly flux?: number;
  /** distance of the two centres in Mm, default 32 */
  readonly separation?: number;
  /** angle from the positive to the negative centre in degrees, from +x towards +y, default -8; 180 swaps the two */
  readonly tilt?: number;
  /** standard deviation of the positive polarity's core in Mm, default 5 */
  readonly width?: number;
  /** width of the negative core over that of the positive one, default 1.3 */
  readonly sizeRatio?: number;
  /** share of each polarity's flux that lies in small elements around its core, 0 … 1, default 0; needs a stream */
  readonly scatteredShare?: number;
  /** number of small elements of either sign all over the patch, like the quiet network, default 0; needs a stream */
  readonly networkElements?: number;
  /** standard deviation of white noise in gauss, default 0; needs a stream */
  readonly noise?: number;
  /** source of the random parts; the two cores need none */
  readonly stream?: Stream;
}

const ELEMENTS_PER_POLARITY = 120;
const ELEMENT_WIDTH_MM = 0.55;
const NETWORK_FLUX_MX = 3e18;
const REMEDY = "Leave it out for an active region of medium size.";

function check(name: string, value: number, [least, most]: readonly [number, number]): void {
  if (value >= least && value <= most) return;
  throw new OptionError({ expected: `${name} from ${least} to ${most}`, found: `${value}`, remedy: REMEDY });
}

function streamFor(part: string, stream: Stream | undefined): Stream {
  if (stream !== undefined) return stream.stream(part);
  throw new OptionError({
    expected: `a stream for the ${part}`,
    found: "none",
    remedy: 'Pass for example stream: seed(23).stream("bipole").',
  });
}

const exponential = (stream: Stream) => -Math.log(1 - stream.uniform());

/** Elements of exponentially distributed flux around a core; their fluxes add up to `core.flux * share`. */
function scattered(core: FluxElement, share: number, pixel: number, stream: Stream): FluxElement[] {
  const weights = Array.from({ length: ELEMENTS_PER_POLARITY }, () => exponential(stream));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = (1.6 * core.width) / pixel;
  return weights.map((weight) => ({
    x: core.x + spread * stream.normal(),
    y: core.y + spread * stream.normal(),
    width: ELEMENT_WIDTH_MM * (1 + Math.sqrt(weight)),
    flux: (core.flux * share * weight) / total,
  }));
}

function network(count: number, [h, w]: readonly [number, number], stream: Stream): FluxElement[] {
  return Array.from({ length: count }, () => ({
    x: stream.uniform() * w,
    y: stream.uniform() * h,
    width: ELEMENT_WIDTH_MM,
    flux: (stream.uniform() < 0.5 ? -1 : 1) * exponential(stream) * NETWORK_FLUX_MX,
  }));
}

/**
 * A **simulated** bipolar magnetogram: a Gaussian core `F / (2 pi w^2) exp(-r^2 / 2 w^2)` per polarity, with equal and
 * opposite flux, on a CEA grid of 0.03 degrees around the patch's centre. On request part of that flux is broken up
 * into small elements, and network elements and white noise are added. A drawing, without any MHD behind it.
 * @returns radial field in gauss, shape `shape`, first row the southernmost
 * @throws OptionError for values out of range, or for random parts without a stream
 */
export function simulatedBipole(options: BipoleOptions = {}): Image {
  const {
    shape = [256, 256], flux = 5e21, separation = 32, tilt = -8, width = 5, sizeRatio = 1.3, scatteredShare = 0,
    networkElements = 0, noise = 0, stream,
  } = options;
  check("flux in Mx", flux, [1e17, 1e24]);
  check("separation in Mm", separation, [0, 1e4]);
  check("tilt in degrees", tilt, [-360, 360]);
  check("width in Mm", width, [0.1, 1e3]);
  check("sizeRatio", sizeRatio, [0.01, 100]);
  check("scatteredShare", scatteredShare, [0, 1]);
  check("networkElements", networkElements, [0, 1e6]);
  check("noise in gauss", noise, [0, 1e5]);

  const [h, w] = shape;
  const pixel = ceaPixelMm();
  const half = separation / (2 * pixel);
  const [alongX, alongY] = [half * Math.cos((tilt * Math.PI) / 180), half * Math.sin((tilt * Math.PI) / 180)];
  const cores: readonly FluxElement[] = [
    { x: (w - 1) / 2 - alongX, y: (h - 1) / 2 - alongY, width, flux },
    { x: (w - 1) / 2 + alongX, y: (h - 1) / 2 + alongY, width: width * sizeRatio, flux: -flux },
  ];
  const elements = cores.map((core) => ({ ...core, flux: core.flux * (1 - scatteredShare) }));
  if (scatteredShare > 0) {
    const draws = streamFor("scattered elements", stream);
    for (const core of cores) elements.push(...scattered(core, scatteredShare, pixel, draws));
  }
  if (networkElements > 0) elements.push(...network(networkElements, shape, streamFor("network elements", stream)));
  const field = fieldOfElements(elements, shape, pixel);
  if (noise > 0) {
    const draws = streamFor("noise", stream);
    for (let i = 0; i < field.length; i++) field[i] = (field[i] as number) + noise * draws.normal();
  }
  return image(Float32Array.from(field), shape, "G");
}
