import type { Bootstrap } from "../statistics";

/** What stands beside the inverted generator: images of as many numbers, and what no step was needed for. */
export const INVERSION_RIVALS = {
  generator: "generator, inverted", pca: "PCA-100 of training patches", nearest: "nearest random latent",
} as const satisfies Readonly<Record<string, string>>;
export type InversionRival = keyof typeof INVERSION_RIVALS;

/** Correlation of an image with a patch: both smoothed, and pixel by pixel. */
export interface RecordedLikeness {
  readonly smoothed: number;
  readonly raw: number;
}

/** One real region. */
export interface InvertedRegion {
  readonly region: number;
  /** "sharp", "line-of-sight" or "picture" */
  readonly source: string;
  readonly title: string;
  readonly correlations: Readonly<Record<InversionRival, RecordedLikeness>>;
  /** loss that each restart reached */
  readonly losses: readonly number[];
  /** `|z|` of the best */
  readonly length: number;
  /** its unsigned flux, and where the walk to twice as much ended; Mx; null where there is no flux or no direction */
  readonly doubled: { readonly from: number; readonly to: number; readonly epsilon: number; readonly reached: boolean } | null;
}

type Median = Pick<Bootstrap, "value" | "error" | "interval">;

/** What `results/solar-inversion.json` holds; numbers alone, no pixels of real data. */
export interface SolarInversionEvaluation {
  readonly name: "solar-inversion";
  /** sha256 of the generator's weights */
  readonly checkpoint: string;
  readonly preset: string;
  readonly seed: number;
  /** distinct real regions, one image each, the nearest to the central meridian */
  readonly n: number;
  /** full width at half maximum of the Gaussian, pixels */
  readonly smoothing: number;
  readonly settings: { readonly restarts: number; readonly steps: number; readonly candidates: number };
  /** what the components were fitted to, and the share of its variance that they explain */
  readonly pca: { readonly components: number; readonly images: number; readonly set: string; readonly explained: number };
  /** medians over the regions, with bootstrap errors and 95 % intervals */
  readonly medians: Readonly<Record<InversionRival, Readonly<Record<keyof RecordedLikeness, Median>>>>;
  /** medians by source of the patches, and how many there are */
  readonly sources: Readonly<Record<string, RecordedLikeness & { readonly n: number }>>;
  /** share of the latents inside the shell that holds 95 % of all, low … high */
  readonly shell: { readonly share: number; readonly low: number; readonly high: number };
  /** walks to twice the flux along the direction of `solar-latent`: those tried, and the share that arrived; null without */
  readonly doubled: { readonly n: number; readonly reached: number } | null;
  readonly items: readonly InvertedRegion[];
}
