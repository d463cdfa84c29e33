import { join } from "node:path";
import { packageRoot } from "../../lib/files";
import { readCheckpoint } from "../../lib/io";
import { loadSolarInverter } from "../../lib/latent";
import { loadSolarGan } from "../../lib/models";
import { recordedResult } from "../../lib/notebook";
import { evenlySpread, realRegions, type SolarInversionEvaluation, type SolarLatentEvaluation } from "../../lib/solar";
import { imagesOfSet } from "../solar/generated-regions";
import { regionSet } from "../solar/region-set";
import { sayProgress } from "../solar/say-progress";
import { requireData, type Evaluation, type EvaluationOptions } from "./evaluation";
import { makePace } from "./pace";
import { judgeInversion, representativePatches } from "./solar-inversion-judge";
import { trainingSetOf } from "./training-set";

/** Training patches that the principal components are fitted to. */
const FITTED = 4000;

async function evaluateSolarInversion({ say, signal }: EvaluationOptions): Promise<SolarInversionEvaluation> {
  const pace = makePace({ say, signal });
  const data = requireData();
  const folder = join(packageRoot(), "models", "solar-gan");
  const { card, sha256 } = readCheckpoint(folder);
  const { name, regions: trained, digest } = trainingSetOf(card);
  const latent = recordedResult<SolarLatentEvaluation>("solar-latent");
  // of other weights it says nothing about these
  const fluxDirection = latent?.checkpoint === sha256 ? latent.directions.tuf.normal : undefined;
  if (fluxDirection === undefined) say("no direction of the flux: npm run evaluate -- solar-latent finds it; nothing is doubled");

  say("real regions");
  const real = await realRegions({ folder: data, signal, onProgress: sayProgress(say, "full-disc pictures") });
  const representatives = real.representatives;
  const patches = representativePatches(real.images, representatives);
  const regions = Array.from(representatives, (i) => real.patches[i]);
  say(`${regions.length} distinct regions; reading ${name} regions, simulated first where they are missing`);
  const set = await regionSet({ seed: card.seed, name: "training", regions: trained, signal });
  const training = imagesOfSet(set, evenlySpread(set.count, FITTED));

  const gan = await loadSolarGan({ folder, print: say });
  const inverter = await loadSolarInverter({ folder, print: say });
  try {
    const { pca, ...judgement } = await judgeInversion(gan, inverter, { patches, regions, training, fluxDirection }, pace);
    return {
      name: "solar-inversion", checkpoint: sha256, preset: card.preset, ...judgement,
      pca: { ...pca, images: Math.min(FITTED, set.count), set: digest },
    };
  } finally {
    inverter.dispose();
    gan.dispose();
  }
}

export const solarInversion: Evaluation = {
  about: "real active regions found in the generator's latent space (needs LATENT_SKY_DATA)",
  run: evaluateSolarInversion,
};
