import { image, type Image } from "../../arrays";
import type { Stream } from "../../random";
import { ceaPixelMm, SOLAR_RADIUS_M } from "../cea-grid";
import { CUTOUT_PIXEL_DEG, limbCosine, PICTURE_LIMIT_G, PICTURE_REDUCTION, type DiskPlace } from "../real";
import { resizeImage } from "../resize";
import { lineOfSightField } from "./line-of-sight";

export interface PictureViewOptions {
  /** heliographic latitude of the disc's centre in degrees, default 0 */
  readonly centreLatitude?: number;
  /** radius of the disc in the picture's pixels, default 201 */
  readonly radius?: number;
  /** where HMI's noise of 10 G a pixel of 0.6 arcsec is drawn from; without it there is none */
  readonly noise?: Stream;
}

const RADIANS = Math.PI / 180;
const LEVELS = 255;
/** Photon noise of one 45-second line-of-sight magnetogram (Couvidat et al. 2016). */
const NOISE_G = 10;

/** Clipped, and in whole grey levels after averaging, as the pictures are. */
function toPicture(field: Image, size: readonly [number, number], noise: Stream | undefined): Image {
  const clipped = field.data.map((b) =>
    Math.max(-PICTURE_LIMIT_G, Math.min(PICTURE_LIMIT_G, noise === undefined ? b : b + NOISE_G * noise.normal())));
  const mean = resizeImage(image(clipped, field.shape, "G"), size, "area");
  const level = (b: number) => Math.round((b / (2 * PICTURE_LIMIT_G) + 0.5) * LEVELS);
  return image(mean.data.map((b) => (level(b) / LEVELS - 0.5) * 2 * PICTURE_LIMIT_G), mean.shape, "G");
}

/**
 * A simulated frame as a cut-out of a full-disc picture would show it: line of sight at its place on the disc, clipped
 * at +-250 G, foreshortened and averaged over the picture's pixels (3.5 Mm at the disc's centre), 8 bit, mapped back to
 * a CEA grid of 0.3 degrees and divided by the limb cosine. Foreshortening is taken as that of the frame's centre, along
 * longitude and latitude; the pictures' JPEG compression is left out.
 * @param frame radial field in gauss on the 0.03-degree CEA grid
 * @returns radial field in gauss on the 0.3-degree grid
 */
export function pictureView(frame: Image, place: DiskPlace, options: PictureViewOptions = {}): Image {
  const { centreLatitude = 0, radius = 201, noise } = options;
  const [h, w] = frame.shape;
  const cosine = limbCosine(place, centreLatitude);
  const line = lineOfSightField(frame);
  const seen = image(line.data.map((b) => b * cosine), line.shape, "G");
  // a cell of the JPEG 2000 file is clipped before PICTURE_REDUCTION x PICTURE_REDUCTION of them are averaged
  const cell = ceaPixelMm();
  const pixel = (SOLAR_RADIUS_M * 1e-6) / radius;
  const across = Math.cos(place.longitude * RADIANS);
  const along = Math.cos((place.latitude - centreLatitude) * RADIANS);
  const sides = (mm: number) =>
    [Math.max(1, Math.round((h * cell * along) / mm)), Math.max(1, Math.round((w * cell * across) / mm))] as const;
  const [fineH, fineW] = sides(pixel / PICTURE_REDUCTION);
  const fine = fineH <= h && fineW <= w ? resizeImage(seen, [fineH, fineW], "area") : seen;
  const picture = toPicture(fine, sides(pixel), noise);
  const factor = CUTOUT_PIXEL_DEG / 0.03;
  const map = resizeImage(picture, [Math.max(1, Math.round(h / factor)), Math.max(1, Math.round(w / factor))]);
  return image(map.data.map((b) => b / cosine), map.shape, "G");
}
