import sharp from "sharp";
import { image, type Image } from "../../arrays";
import { FileFormatError } from "../../errors";

/** Reads a JPEG or PNG as grey levels 0 … 255, the last line of the picture as row 0. @throws FileFormatError */
export async function readGreyImage(path: string): Promise<Image> {
  try {
    const { data, info } = await sharp(path).flip().greyscale().raw().toBuffer({ resolveWithObject: true });
    const levels = Float32Array.from({ length: info.width * info.height }, (_, i) => data[i * info.channels]);
    return image(levels, [info.height, info.width]);
  } catch (cause) {
    throw new FileFormatError({
      expected: `a JPEG or PNG picture at ${JSON.stringify(path)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "Check the path, or fetch the file again.",
      cause,
    });
  }
}
