import type { Images } from "../../lib/arrays";
import { loadSimSiam, loadSolarGan, randomSimSiam, type SimSiam } from "../../lib/models";
import { seed } from "../../lib/random";
import {
  describeRealRegions, evenlySpread, pictureLook, realPatches, realRegions, SIMULATOR_VERSION, type RegionPatches,
  type SolarRetrievalEvaluation,
} from "../../lib/solar";
import { patchesOfSet } from "../solar/generated-regions";
import { regionSet, type RegionSetName } from "../solar/region-set";
import { sayProgress } from "../solar/say-progress";
import { requireData, type Evaluation, type EvaluationOptions } from "./evaluation";
import { makePace, type Pace } from "./pace";
import { judgeRetrieval, type RetrievalSizes } from "./solar-retrieval-judge";
import { RETRIEVAL_SEED } from "./solar-retrieval-queries";
import { judgeVariant } from "./solar-retrieval-variant";
import { trainingSetOf } from "./training-set";

/** A population by a seed of its own, so no training, choice of epoch or judging of the generator saw its regions. */
const DATABASE = { seed: 24, name: "held-out", regions: 900 } as const satisfies {
  readonly seed: number; readonly name: RegionSetName; readonly regions: number;
};

/** Row i of the queries gets the look that this stream draws for i; see `pictureLook`. */
const LOOK_STREAM = "look of pictures";

export interface RetrievalOptions extends RetrievalSizes {
  /** regions of the simulated database, default 900: more than 20,000 images */
  readonly regions?: number;
  /** folders of the region sets, of the generator and of SimSiam, default those of the checkout */
  readonly folders?: { readonly sets?: string; readonly generator?: string; readonly simsiam?: string };
}

/** The untrained network beside SimSiam, normalised by some images of the database. */
function randomBeside({ card }: SimSiam, database: RegionPatches) {
  const some = database.at(evenlySpread(database.regions.length, 64));
  const config = card.config === undefined ? {} : { config: card.config };
  return randomSimSiam({ stream: seed(card.seed).stream("initial weights"), images: some, ...config });
}

async function readDatabase(regions: number, folder: string | undefined, pace: Pace): Promise<RegionPatches> {
  pace.say("the simulated database; where it is missing it is simulated first");
  const onProgress = sayProgress(pace.say, "regions simulated");
  const set = await regionSet({
    ...DATABASE, regions, ...(folder === undefined ? {} : { folder }), signal: pace.signal,
    onProgress: ({ regions: made, of }) => onProgress(made, of),
  });
  return patchesOfSet(set);
}

/** Compares generated queries with their matches in a simulated and in a real database; see {@link judgeRetrieval}. */
export async function evaluateRetrieval(
  { from, say, signal }: EvaluationOptions, { regions = DATABASE.regions, folders = {}, ...sizes }: RetrievalOptions = {},
): Promise<SolarRetrievalEvaluation> {
  const pace = makePace({ say, signal });
  const data = requireData();
  const folderOf = (folder: string | undefined) => (folder === undefined ? {} : { folder });
  const gan = await loadSolarGan({ ...folderOf(folders.generator), print: say });
  const simsiam = await loadSimSiam(folderOf(folders.simsiam));
  trainingSetOf(gan.card);
  trainingSetOf(simsiam.card, "simsiam");
  const simulated = await readDatabase(regions, folders.sets, pace);
  const random = await randomBeside(simsiam, simulated);
  pace.say("the real images");
  const regionsSeen = await realRegions({ folder: data, signal, onProgress: sayProgress(say, "full-disc pictures") });
  const real = realPatches(regionsSeen);
  const looks = seed(RETRIEVAL_SEED).stream(LOOK_STREAM);
  const look = (queries: Images) => pictureLook(queries, regionsSeen.looks, looks);
  const { real: foundReal, ...found } = await judgeRetrieval(gan, { simsiam, random }, { simulated, real, look }, pace, sizes);
  random.dispose();
  const variant = from === undefined ? undefined : await judgeVariant(gan, from, simulated, pace, sizes);
  return {
    name: "solar-retrieval", checkpoint: simsiam.sha256, generator: gan.sha256, preset: simsiam.card.preset,
    simulatorVersion: SIMULATOR_VERSION, set: { ...DATABASE, regions }, ...found,
    real: { ...foundReal, lookStream: LOOK_STREAM, data: describeRealRegions(regionsSeen) },
    ...(variant === undefined ? {} : { variant }),
  };
}

export const solarRetrieval: Evaluation = {
  about:
    "matches of generated regions in a simulated and a real database (needs LATENT_SKY_DATA); --from <training> adds " +
    "another network, e.g. one trained without the horizontal flip",
  run: (options) => evaluateRetrieval(options),
};
