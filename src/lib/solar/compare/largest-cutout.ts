import type { Image } from "../../arrays";
import { ceaPixelMm } from "../cea-grid";
import { boundingBox, crop, CUTOUT_MARGIN, CUTOUT_PIXEL_DEG, detectRegions } from "../real";

/** The largest region of a simulated view on the 0.3-degree grid, cut out as those of pictures; undefined without any. */
export function largestCutout(view: Image): Image | undefined {
  const largest = detectRegions(view, { pixelMm: ceaPixelMm(CUTOUT_PIXEL_DEG) })[0];
  return largest === undefined ? undefined : crop(view, boundingBox(largest.pixels, view.shape[1]), CUTOUT_MARGIN);
}
