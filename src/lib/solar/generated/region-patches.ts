import { images, type Images } from "../../arrays";

/** Patches and the region that each shows, read a few at a time, since a whole set does not fit in memory as float32. */
export interface RegionPatches {
  /** region of each patch; generated ones are each a region of their own */
  readonly regions: ArrayLike<number>;
  /** the chosen patches, [n, 128, 128] in kG */
  at(indices: ArrayLike<number>): Images;
}

/** Patches that are in memory; by default each is a region of its own. */
export function patchesOfImages(stack: Images, regions?: ArrayLike<number>): RegionPatches {
  const [n, h, w] = stack.shape;
  return {
    regions: regions ?? Int32Array.from({ length: n }, (_, i) => i),
    at(indices) {
      const data = new Float32Array(indices.length * h * w);
      for (let k = 0; k < indices.length; k++) {
        const from = (indices[k] as number) * h * w;
        data.set(stack.data.subarray(from, from + h * w), k * h * w);
      }
      return images(data, [indices.length, h, w], stack.unit);
    },
  };
}

/** Indices of `most` of `count` patches at even steps, so that all regions are represented; all when there are fewer. */
export function evenlySpread(count: number, most: number): Int32Array {
  const n = Math.min(count, most);
  return Int32Array.from({ length: n }, (_, i) => Math.floor((i * count) / n));
}

/** What long measurements call after each chunk, and wait for. */
export type OnChunk = (done: number, of: number) => void | Promise<void>;

/** All patches in order, `size` at a time; `each` gets a chunk and the index of its first patch. */
export async function eachChunk(
  patches: RegionPatches,
  size: number,
  each: (chunk: Images, first: number) => void,
  onChunk?: OnChunk,
): Promise<void> {
  const n = patches.regions.length;
  for (let first = 0; first < n; first += size) {
    const count = Math.min(size, n - first);
    each(patches.at(Int32Array.from({ length: count }, (_, i) => first + i)), first);
    await onChunk?.(first + count, n);
  }
}
