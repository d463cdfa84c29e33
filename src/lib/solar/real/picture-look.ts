import { image, imageAt, requireImages, stackImages, type Image, type Images } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import type { Stream } from "../../random";
import { resizeImage } from "../resize";
import { PICTURE_LIMIT_G } from "./full-disk";

/** What a cut-out of a full-disc picture owes to where its region was, and how large. */
export interface PictureLook {
  /** cosine of the heliocentric angle, above 0 and at most 1: the share of a radial field along the line of sight */
  readonly limbCosine: number;
  /** rows and columns of the cut-out, before it became an image */
  readonly cells: readonly [rows: number, columns: number];
}

export interface PictureLookOptions {
  /** field in gauss at which the pictures saturate along the line of sight, default 250 */
  readonly limit?: number;
}

function requireLook({ limbCosine, cells }: PictureLook, limit: number): void {
  const possible = limit > 0 && limit < Infinity && limbCosine > 0 && limbCosine <= 1 &&
    cells.every((count) => Number.isInteger(count) && count >= 1);
  if (possible) return;
  throw new OptionError({
    expected: "whole numbers of cells, a limb cosine above 0 and at most 1, and a limit above 0 G",
    found: `${cells.join(" x ")}, ${limbCosine} and ${limit}`,
    remedy: "Take the looks of realRegions' patches, and leave the limit out.",
  });
}

/**
 * An image as a full-disc picture would show the same region: `clip(mu s, -limit, limit)` along the line of sight,
 * averaged over the cells of its cut-out, divided by the limb cosine mu again, and stretched to its size.
 * @param field s, radial field in kG
 * @returns kG, the same shape, within +-`limit / mu`
 * @throws OptionError for a look or a limit that cannot be
 */
export function seenInPicture(field: Image, look: PictureLook, { limit = PICTURE_LIMIT_G }: PictureLookOptions = {}): Image {
  requireLook(look, limit);
  const { limbCosine: mu, cells } = look;
  const [h, w] = field.shape;
  const most = limit / 1000;
  const clipped = image(field.data.map((s) => Math.max(-most, Math.min(most, mu * s))), field.shape, field.unit);
  const averaged = resizeImage(clipped, [Math.min(cells[0], h), Math.min(cells[1], w)], "area");
  return resizeImage(image(averaged.data.map((b) => b / mu), averaged.shape, averaged.unit), [h, w]);
}

/**
 * Images as full-disc pictures would show the same regions, so that generated queries are compared with real regions on
 * equal terms: each takes the look of a cut-out drawn from real ones, see {@link seenInPicture}. Image i depends on its
 * own pixels, the stream and i alone; the stream is not used up.
 * @param fields [n, h, w] in kG
 * @param looks of the pictures' cut-outs, at least one, such as `realRegions(...).looks`
 * @returns [n, h, w] in kG
 * @throws ShapeError without looks; OptionError for one that cannot be
 */
export function pictureLook(
  fields: Images, looks: readonly PictureLook[], stream: Stream, options: PictureLookOptions = {},
): Images {
  requireImages(fields, "the fields");
  if (looks.length === 0) {
    const remedy = "Put full-disc pictures into solar/hmi_fulldisk_jpg of the data folder.";
    throw new ShapeError({ expected: "at least one look of a picture's cut-out", found: "none", remedy });
  }
  return stackImages(Array.from({ length: fields.shape[0] }, (_, i) =>
    seenInPicture(imageAt(fields, i), looks[stream.stream(`${i}`).integer(looks.length)], options)));
}
