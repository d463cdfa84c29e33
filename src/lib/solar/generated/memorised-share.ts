import { images, type Images } from "../../arrays";
import { blockMean, nearestDistances, quantile } from "../../statistics";
import { eachChunk, patchesOfImages, type OnChunk, type RegionPatches } from "./region-patches";

/** Whether a generator repeats what it was trained on. */
export interface Memorised {
  /** share of the generated patches nearer to a training patch than `threshold` */
  readonly share: number;
  /** the same share of the held-out patches, by construction about `level` */
  readonly heldOutShare: number;
  /** standard error of `share` if it were `level` */
  readonly error: number;
  /** the `level` quantile of the held-out patches' distances to their nearest training patch */
  readonly threshold: number;
  /** median distances to the nearest training patch */
  readonly median: { readonly generated: number; readonly heldOut: number };
  /** numbers of patches */
  readonly n: { readonly generated: number; readonly heldOut: number };
}

export interface MemorisedOptions {
  /** default 0.05 */
  readonly level?: number;
  /** pixels averaged along each side before distances are taken, default 4: structure rather than noise */
  readonly block?: number;
  /** after every 500 training patches averaged, then after every 100 patches compared */
  readonly onChunk?: OnChunk;
}

const AVERAGED_AT_ONCE = 500;
const COMPARED_AT_ONCE = 100;

/** All patches averaged in blocks; only these are kept in memory. */
async function averaged(patches: RegionPatches, block: number, onChunk?: OnChunk): Promise<Images> {
  let data = new Float32Array();
  let [h, w, unit] = [0, 0, ""];
  await eachChunk(patches, AVERAGED_AT_ONCE, (chunk, first) => {
    const means = blockMean(chunk, block);
    if (first === 0) {
      [, h, w] = means.shape;
      unit = means.unit;
      data = new Float32Array(patches.regions.length * h * w);
    }
    data.set(means.data, first * h * w);
  }, onChunk);
  return images(data, [patches.regions.length, h, w], unit);
}

async function nearest(stack: Images, references: Images, block: number, onChunk?: OnChunk): Promise<Float64Array> {
  const distances = new Float64Array(stack.shape[0]);
  const compare = (chunk: Images, first: number) =>
    distances.set(nearestDistances(blockMean(chunk, block), references).distance, first);
  await eachChunk(patchesOfImages(stack), COMPARED_AT_ONCE, compare, onChunk);
  return distances;
}

/**
 * Nearest-neighbour test of memorising: a generator that copies has patches nearer to the training set than patches of
 * regions that it never saw are. Distances are Euclidean over pixels averaged in blocks; the share of generated patches
 * below the 5 % quantile of the held-out ones is 5 % for a generator that draws from the population itself.
 * @param generated populations by name, e.g. a generator's patches and a baseline's; each is compared alike
 * @param heldOut one patch per region: the error, `sqrt(level (1 - level) (1 / n + 1 / m))`, counts them as independent
 * @param training read a chunk at a time
 * @throws ShapeError for different sizes or pixels that are not finite; what `onChunk` throws
 */
export async function memorisedShares<Name extends string>(
  generated: Readonly<Record<Name, Images>>,
  heldOut: Images,
  training: RegionPatches,
  options: MemorisedOptions = {},
): Promise<Record<Name, Memorised>> {
  const { level = 0.05, block = 4, onChunk } = options;
  const references = await averaged(training, block, onChunk);
  const unseen = await nearest(heldOut, references, block, onChunk);
  const threshold = quantile(unseen, level);
  const below = (distances: Float64Array) => distances.filter((distance) => distance < threshold).length / distances.length;
  const shares: Partial<Record<Name, Memorised>> = {};
  for (const name of Object.keys(generated) as Name[]) {
    const made = await nearest(generated[name], references, block, onChunk);
    shares[name] = {
      share: below(made),
      heldOutShare: below(unseen),
      // the threshold is an estimate too
      error: Math.sqrt(level * (1 - level) * (1 / made.length + 1 / unseen.length)),
      threshold,
      median: { generated: quantile(made, 0.5), heldOut: quantile(unseen, 0.5) },
      n: { generated: made.length, heldOut: unseen.length },
    };
  }
  return shares as Record<Name, Memorised>;
}
