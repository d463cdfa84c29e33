import { imageAt, type Images, type Matrix } from "../../arrays";
import { pearson } from "../../statistics";
import type { WalkStart } from "../walks";
import { smoothImages } from "./smoothing";

/** Pearson's correlation of each patch with another image of it, over the pixels. */
export interface PatchCorrelations {
  /** both smoothed */
  readonly smoothed: Float64Array;
  readonly raw: Float64Array;
}

/** Latents whose images resemble patches. */
export interface Inversion<Scale = unknown> {
  /** of the best restart of each patch, [n, d] */
  readonly latents: Matrix;
  /** G of them, [n, 128, 128] in kG */
  readonly reconstructions: Images;
  /** of the reconstructions with the patches */
  readonly correlations: PatchCorrelations;
  /** the loss reached by each patch's best restart */
  readonly loss: Float64Array;
  /** the loss that each restart reached, [n, restarts], the nearest candidate's first */
  readonly restartLosses: Matrix;
  /** the nearest of the random candidates, before any step, [n, d]: what the steps must beat */
  readonly nearest: { readonly latents: Matrix; readonly images: Images; readonly correlations: PatchCorrelations };
  /** the place of patch i in latent space, with what is known of its scale, for walks from it */
  start(i: number): WalkStart<Scale>;
}

/**
 * Correlations of images with patches, pixel by pixel, as they are and with both smoothed.
 * @param smoothing full width at half maximum of the Gaussian, pixels, default 8
 * @throws ShapeError where an image is constant, or the stacks do not fit
 */
export function patchCorrelations(patches: Images, others: Images, smoothing = 8): PatchCorrelations {
  const of = (a: Images, b: Images) =>
    Float64Array.from({ length: a.shape[0] }, (_, i) => pearson(imageAt(a, i).data, imageAt(b, i).data).value);
  return { smoothed: of(smoothImages(patches, smoothing), smoothImages(others, smoothing)), raw: of(patches, others) };
}
