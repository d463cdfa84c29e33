import { join } from "node:path";
import { loadSimSiam } from "../../lib/models";
import { seed } from "../../lib/random";
import {
  augmentationLabel, patchesOfImages, rowsWithBothPolarities, type RegionPatches, type RetrievalVariant,
} from "../../lib/solar";
import { epochName } from "../train/solar-gan-epochs";
import type { RetrievalSizes } from "./solar-retrieval-judge";
import type { Pace } from "./pace";
import { chooseSimSiamEpoch } from "./simsiam-epoch";
import { flipCosines } from "./solar-retrieval-flips";
import { choosePatches, measurePatches } from "./solar-retrieval-patches";
import { generateQueries, RETRIEVAL_SEED, type QueryGenerator } from "./solar-retrieval-queries";
import { scoreMatches } from "./solar-retrieval-scores";
import { nearestByEmbedding } from "./solar-retrieval-searches";
import { readEpochs } from "./training-epochs";

/**
 * Scores of another SimSiam in the simulated database, such as one that was trained without the horizontal flip and so
 * was never taught that + and - may change sides. It is measured, not shipped.
 * @param from folder of its training @throws UserError when every epoch collapsed
 */
export async function judgeVariant(
  gan: QueryGenerator, from: string, database: RegionPatches, pace: Pace, sizes: RetrievalSizes = {},
): Promise<RetrievalVariant> {
  const { queries: n = 1000, flipped = 200, resamples = 1000 } = sizes;
  const { epoch } = chooseSimSiamEpoch(readEpochs(from));
  const variant = await loadSimSiam({ folder: join(from, "epochs", epochName(epoch)) });
  const measured = await measurePatches(database, { variant }, pace, "database embedded by the variant");
  const all = await measurePatches(
    patchesOfImages(await generateQueries(gan, n, pace)), { variant }, pace, "queries embedded by the variant");
  const queries = choosePatches(all, rowsWithBothPolarities(all.parameters));
  const found = nearestByEmbedding(queries.embeddings.variant, measured.embeddings.variant);
  const some = Int32Array.from({ length: Math.min(flipped, queries.patches.regions.length) }, (_, i) => i);
  const flips = flipCosines(variant, queries.patches.at(some));
  variant.dispose();
  return {
    checkpoint: variant.sha256, label: augmentationLabel(variant.card), recipe: variant.card.recipe ?? null,
    augmentation: variant.card.augmentation ?? null, notes: variant.card.notes ?? [], flips,
    scores: scoreMatches(queries, measured, found, seed(RETRIEVAL_SEED).stream("variant of solar-retrieval"), resamples),
  };
}
