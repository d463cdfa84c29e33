import { realRegions } from "../../lib/solar/real";
import { requireData, type Evaluation } from "../evaluate/evaluation";
import { evaluateRealRegions, realRegionsLines } from "./describe-real-regions";
import { sayProgress } from "./say-progress";

/** Cuts the real regions out of LATENT_SKY_DATA and counts them; writes numbers alone. */
export const solarRealRegions: Evaluation = {
  about: "active regions cut from real magnetograms, counted (needs LATENT_SKY_DATA)",
  run: async ({ signal, say }) => {
    const onProgress = sayProgress(say, "full-disc pictures");
    const record = evaluateRealRegions(await realRegions({ folder: requireData(), signal, onProgress }));
    for (const line of realRegionsLines(record)) say(line);
    return record;
  },
};
