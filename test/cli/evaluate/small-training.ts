import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEngine } from "../../../src/lib/backend/engine";
import { makeSimSiam } from "../../../src/lib/models";
import { seed } from "../../../src/lib/random";
import { SIMULATOR_VERSION } from "../../../src/lib/solar";
import { keepSimSiamEpoch } from "../../../src/cli/train/simsiam-epochs";
import { chooseSimSiamRecipe } from "../../../src/cli/train/simsiam-recipes";
import { imagesHeader, setDigest, type RegionSet } from "../../../src/cli/solar/region-set-file";
import { smallSet } from "../solar/small-set";

const WIDTH = 1 / 64;

/** The folder of a SimSiam training whose epochs have the given collapses; its network is the narrowest there is. */
export async function smallTraining(folder: string, collapses: readonly number[], recipe = "paper"): Promise<void> {
  const engine = await startEngine({ print: () => undefined });
  const network = makeSimSiam(engine, seed(23).stream("initial weights"), { width: WIDTH });
  const digest = setDigest({ simulator: SIMULATOR_VERSION, seed: 23, name: "training", regions: 3 });
  const set = { folder: `solar-regions-${digest}`, regions: [{}, {}, {}], count: 40 } as unknown as RegionSet;
  const training = {
    preset: "smoke", seed: 23, recipe, batch: 8, epochSteps: 4, width: WIDTH, ...chooseSimSiamRecipe(recipe),
  };
  mkdirSync(join(folder, "epochs"), { recursive: true });
  collapses.forEach((collapse, i) => {
    const report = { epoch: i + 1, step: 10 * (i + 1), losses: { loss: -0.5, spread: 1 - collapse, collapse } };
    keepSimSiamEpoch(join(folder, "epochs", String(i + 1).padStart(4, "0")), network, report as never, { scores: {}, set, patches: 32, training });
    appendFileSync(join(folder, "log.jsonl"), `${JSON.stringify({ ...report, scores: { "probe.tuf": 0.1 } })}\n`);
  });
  network.dispose();
}

/** Writes a set of drawn regions where `regionSet` looks for one of this seed and name. */
export function writeSmallSet(folder: string, contents: { readonly seed: number; readonly name: string }, counts: readonly number[]): RegionSet {
  const all = { simulator: SIMULATOR_VERSION, ...contents, regions: counts.length };
  const set = smallSet(contents.name, counts);
  const own = join(folder, `solar-regions-${setDigest(all)}`);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "images.npy"), Buffer.concat([imagesHeader(set.count), Buffer.from(set.images.buffer)]));
  writeFileSync(join(own, "regions.json"), JSON.stringify({ ...all, regions: set.regions }));
  return set;
}
