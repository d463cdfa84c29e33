import { loadSolarGan } from "../../lib/models";
import type { SolarLatentEvaluation } from "../../lib/solar";
import type { Evaluation } from "./evaluation";
import { makePace } from "./pace";
import { judgeLatentSpace } from "./solar-latent-judge";

/** Boundaries and walks in the latent space of the generator that is shipped. */
export const solarLatent: Evaluation = {
  about: "boundaries of physical parameters in the generator's latent space, and walks along them",
  run: async ({ signal, say }): Promise<SolarLatentEvaluation> => {
    const gan = await loadSolarGan({ print: say });
    try {
      const { sha256: checkpoint, card: { preset } } = gan;
      return { name: "solar-latent", checkpoint, preset, ...(await judgeLatentSpace(gan, makePace({ signal, say }))) };
    } finally {
      gan.dispose();
    }
  },
};
