import { images } from "../../arrays";
import { patchesOfImages, type RegionPatches } from "../generated";
import { pictureLook, type RealRegions } from "../real";

/**
 * Real images as the full-disc pictures show them, those of finer instruments too, so that one search compares like with
 * like; see `pictureLook`, which gives generated queries the same look.
 * @returns patches of 128 x 128 in kG, with the number of the region that each shows
 */
export function realPatches({ images: stack, patches }: Pick<RealRegions, "images" | "patches">): RegionPatches {
  const regions = Int32Array.from(patches, ({ region }) => region);
  const all = patchesOfImages(stack, regions);
  const finer = patches.flatMap(({ source }, i) => (source === "picture" ? [] : [i]));
  if (finer.length === 0) return all;
  const size = stack.shape[1] * stack.shape[2];
  const seen = pictureLook(all.at(finer));
  const data = stack.data.slice();
  finer.forEach((row, k) => data.set(seen.data.subarray(k * size, (k + 1) * size), row * size));
  return patchesOfImages(images(data, stack.shape, stack.unit), regions);
}
