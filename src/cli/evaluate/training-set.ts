import { UserError } from "../../lib/errors";
import type { ModelCard } from "../../lib/io";
import { SIMULATOR_VERSION } from "../../lib/solar";
import { setDigest } from "../solar/region-set-file";

/**
 * The set that a model was trained on, when this version can make the same again.
 * @param training name of the training that makes such models, default "solar-gan"
 * @throws UserError when its card names none, or one of another simulator or seed
 */
export function trainingSetOf(
  { set, seed }: Pick<ModelCard, "set" | "seed">, training: "solar-gan" | "simsiam" = "solar-gan",
): NonNullable<ModelCard["set"]> {
  const remedy = `Train again with this version: npm run train -- ${training}.`;
  if (set === undefined) {
    throw new UserError({ expected: "a model whose card names the set that it was trained on", found: "none", remedy });
  }
  const { simulator, digest, name, regions } = set;
  if (simulator !== SIMULATOR_VERSION) {
    const expected = `a model trained on version ${SIMULATOR_VERSION} of the simulator`;
    throw new UserError({ expected, found: `one trained on version ${simulator}`, remedy });
  }
  const ours = setDigest({ simulator, seed, name: "training", regions });
  if (digest !== ours) {
    const expected = `a model trained on the set ${ours} of ${regions} training regions with seed ${seed}`;
    throw new UserError({ expected, found: `one trained on the set "${digest}", "${name}"`, remedy });
  }
  return set;
}
