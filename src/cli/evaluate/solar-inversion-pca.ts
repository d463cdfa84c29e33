import { join } from "node:path";
import { images, type Images } from "../../lib/arrays";
import type { Pace } from "./pace";
import { runInThread } from "./run-in-thread";

/** Patches as so many principal components of others have them. */
export interface ComponentPatches {
  readonly reconstructions: Images;
  /** share of the variance of the images fitted to that the components explain */
  readonly explained: number;
}

export interface ComponentJob {
  readonly fitted: { readonly data: Float32Array; readonly shape: Images["shape"] };
  readonly patches: { readonly data: Float32Array; readonly shape: Images["shape"] };
  readonly components: number;
  readonly seed: number;
}

export interface ComponentAnswer {
  readonly data: Float32Array;
  readonly explained: number;
}

/**
 * Reconstructs patches from their scores along the principal components of other images: the linear rival of a generator
 * with as many latent values. Not clipped: it may be nearer for it. The fitted images are moved, and gone afterwards.
 */
export async function componentPatches(
  fitted: Images, patches: Images, { components, seed }: Pick<ComponentJob, "components" | "seed">, pace: Pace,
): Promise<ComponentPatches> {
  const job: ComponentJob = {
    fitted: { data: fitted.data, shape: fitted.shape }, patches: { data: patches.data, shape: patches.shape }, components, seed,
  };
  const file = join(__dirname, "solar-inversion-pca-worker");
  const { data, explained } = await runInThread<ComponentAnswer>(file, job, "principal components", pace, [fitted.data.buffer as ArrayBuffer]);
  return { reconstructions: images(data, patches.shape, patches.unit), explained };
}
