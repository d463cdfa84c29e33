import { imageAt, type Images } from "../../arrays";
import { blockMean, pearson } from "../../statistics";

/**
 * How alike the arrangement of the field is in each query and its match: Pearson's correlation of their pixels averaged
 * over blocks, -1 … 1; 0 where one of them is even throughout.
 * @param queries [n, h, w] @param matches [n, h, w], the match of each
 * @param block side of the blocks in pixels, which divides both sides, default 8
 */
export function matchLikeness(queries: Images, matches: Images, block = 8): Float64Array {
  const [asked, found] = [blockMean(queries, block), blockMean(matches, block)];
  const even = (data: Float32Array) => data.every((value) => value === data[0]);
  return Float64Array.from({ length: asked.shape[0] }, (_, i) => {
    const [a, b] = [imageAt(asked, i).data, imageAt(found, i).data];
    return even(a) || even(b) ? 0 : pearson(a, b).value;
  });
}
