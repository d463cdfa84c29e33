import { imageAt, images } from "../../arrays";
import { patchesOfImages, type RegionPatches } from "../generated";
import { seenInPicture, type RealRegions } from "../real";

/**
 * Real images as the full-disc pictures show them, those of finer instruments too, so that one search compares like with
 * like: these get the look that their own place and size would have, see `seenInPicture`; `pictureLook` gives generated
 * queries the looks of pictures.
 * @returns patches of 128 x 128 in kG, with the number of the group that each shows: what is resampled as independent
 */
export function realPatches({ images: stack, patches }: Pick<RealRegions, "images" | "patches">): RegionPatches {
  const groups = Int32Array.from(patches, ({ group }) => group);
  const data = stack.data.slice();
  const size = stack.shape[1] * stack.shape[2];
  patches.forEach((patch, i) => {
    if (patch.source !== "picture") data.set(seenInPicture(imageAt(stack, i), patch).data, i * size);
  });
  return patchesOfImages(images(data, stack.shape, stack.unit), groups);
}
