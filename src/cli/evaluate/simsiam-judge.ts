import { matrix, rowAt, type Matrix } from "../../lib/arrays";
import type { Embedder } from "../../lib/models";
import { seed } from "../../lib/random";
import {
  evenlySpread, rowsWithBothPolarities, type RegionPatches, type SimSiamEvaluation,
} from "../../lib/solar";
import { blockMean, principalComponents, standardDeviation } from "../../lib/statistics";
import type { Pace } from "./pace";
import { linearProbes } from "./simsiam-probes";
import { allImages, choosePatches, measurePatches } from "./solar-retrieval-patches";

export const SIMSIAM_SEED = 23;

export interface SimSiamSizes {
  /** held-out patches, default 4000 */
  readonly patches?: number;
  /** principal components of the pixels, default 100 */
  readonly components?: number;
}

/** What the comparison itself finds. */
export type SimSiamJudgement = Pick<SimSiamEvaluation, "seed" | "n" | "heldOut" | "probes" | "spread">;

/** Pixels averaged along each side before principal components are taken: structure rather than noise. */
const BLOCK = 4;

/** sqrt(d) times the mean standard deviation of the values of unit rows: 1 when they point everywhere, 0 when all are one. */
export function embeddingSpread(embeddings: Matrix): number {
  const [n, d] = embeddings.shape;
  const units = Array.from({ length: n }, (_, row) => {
    const values = rowAt(embeddings, row);
    const length = Math.hypot(...values) || 1;
    return values.map((value) => value / length);
  });
  const deviations = Array.from({ length: d }, (_, c) => standardDeviation(units.map((row) => row[c])));
  return (Math.sqrt(d) * deviations.reduce((sum, one) => sum + one, 0)) / d;
}

/** The 512 values before the projection head, which probes are fitted to. */
const backboneOf = (network: Embedder): Pick<Embedder, "embed" | "latent"> =>
  ({ latent: network.features, embed: (images) => network.embed(images, { output: "backbone" }) });

/** Scores of the leading principal components of patches, fitted to those of even regions. */
function pixelComponents(patches: RegionPatches, count: number): Matrix {
  const coarse = blockMean(allImages(patches), BLOCK);
  const [, h, w] = coarse.shape;
  const fitted = Array.from(patches.regions, (region, row) => ({ region, row })).filter(({ region }) => region % 2 === 0);
  const data = new Float32Array(fitted.length * h * w);
  fitted.forEach(({ row }, k) => data.set(coarse.data.subarray(row * h * w, (row + 1) * h * w), k * h * w));
  const kept = Math.min(count, fitted.length - 1);
  const stream = seed(SIMSIAM_SEED).stream("principal components");
  const { project } = principalComponents({ data, shape: [fitted.length, h, w], unit: coarse.unit }, kept, stream);
  return matrix(Float32Array.from(project(coarse)), [coarse.shape[0], kept]);
}

/**
 * How much of the physics a network's features hold, beside those of an untrained network and of the pixels; and whether
 * its embeddings have collapsed.
 * @param heldOut patches of regions that it was not trained on
 * @throws the signal's reason when the pace's signal is aborted
 */
export async function judgeSimSiam(
  networks: Readonly<Record<"simsiam" | "random", Embedder>>, heldOut: RegionPatches, pace: Pace, sizes: SimSiamSizes = {},
): Promise<SimSiamJudgement> {
  const { patches: most = 4000, components = 100 } = sizes;
  const spreadOver = evenlySpread(heldOut.regions.length, most);
  const chosen: RegionPatches = {
    regions: Int32Array.from(spreadOver, (row) => heldOut.regions[row]),
    at: (rows) => heldOut.at(Int32Array.from(rows, (row) => spreadOver[row])),
  };
  const { simsiam, random } = networks;
  const all = await measurePatches(
    chosen,
    { simsiam: backboneOf(simsiam), random: backboneOf(random), simsiamEmbedding: simsiam, randomEmbedding: random },
    pace, "held-out patches embedded");
  const rows = rowsWithBothPolarities(all.parameters);
  const { parameters, embeddings, patches } = choosePatches(all, rows);
  pace.say("principal components");
  const features = { simsiam: embeddings.simsiam, random: embeddings.random, pca: pixelComponents(patches, components) };
  await pace.turn("principal components", 1, 1);
  const draws = seed(SIMSIAM_SEED).stream("evaluation of simsiam");
  const probe = async (name: keyof typeof features) => {
    const scores = linearProbes({ features: features[name], parameters, regions: patches.regions }, draws.stream(name));
    await pace.turn(`probed ${name}`, 1, 1);
    return scores;
  };
  return {
    seed: SIMSIAM_SEED,
    n: rows.length,
    heldOut: {
      regions: new Set(Array.from(patches.regions)).size, images: heldOut.regions.length, leftOut: all.parameters.length - rows.length,
    },
    probes: { simsiam: await probe("simsiam"), random: await probe("random"), pca: await probe("pca") },
    spread: {
      simsiam: embeddingSpread(all.embeddings.simsiamEmbedding), random: embeddingSpread(all.embeddings.randomEmbedding),
    },
  };
}
