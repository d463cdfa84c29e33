import { image, imageAt, requireImages, stackImages, type Images } from "../../arrays";
import { OptionError } from "../../errors";
import { resizeImage } from "../resize";
import { PICTURE_LIMIT_G } from "./full-disk";

export interface PictureLookOptions {
  /** rows and columns of a cut-out before it was made an image, default [34, 46]: the median of the 512 x 512 pictures' */
  readonly cells?: readonly [rows: number, columns: number];
  /** field in gauss at which the pictures saturate, default 250 */
  readonly limit?: number;
}

/**
 * Images as full-disc pictures would show the same regions: clipped at +-250 G, averaged over the pictures' pixels, and
 * stretched to their size again. So that generated queries are compared with real regions on equal terms: cut-outs of
 * pictures have a third of the contrast of SHARPs and a third of their detail.
 * @param fields [n, h, w] in kG
 * @returns [n, h, w] in kG, within +-`limit`
 * @throws OptionError for cells or a limit that are not positive
 */
export function pictureLook(fields: Images, options: PictureLookOptions = {}): Images {
  requireImages(fields, "the fields");
  const { cells = [34, 46], limit = PICTURE_LIMIT_G } = options;
  if (!(limit > 0 && limit < Infinity) || !cells.every((count) => Number.isInteger(count) && count >= 1)) {
    const remedy = "Leave them out for the full-disc pictures of 512 x 512 pixels.";
    throw new OptionError({ expected: "whole numbers of cells and a limit above 0 G", found: `${cells.join(" x ")} and ${limit}`, remedy });
  }
  const [n, h, w] = fields.shape;
  const most = limit / 1000;
  return stackImages(Array.from({ length: n }, (_, i) => {
    const { data, shape, unit } = imageAt(fields, i);
    const clipped = image(data.map((b) => Math.max(-most, Math.min(most, b))), shape, unit);
    return resizeImage(resizeImage(clipped, cells, "area"), [h, w]);
  }));
}
