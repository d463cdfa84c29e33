import { evaluateSimulator, evaluateUsflux } from "../../lib/solar";
import { solarRealRegions } from "../solar/real-regions";
import { solarSeparation } from "../solar/separation";
import { requireData, type Evaluation } from "./evaluation";
import { simsiam } from "./simsiam";
import { solarGan } from "./solar-gan";
import { solarInversion } from "./solar-inversion";
import { solarLatent } from "./solar-latent";
import { solarRetrieval } from "./solar-retrieval";

/** All evaluations by name; each writes results/<name>.json. */
export const evaluations: Readonly<Record<string, Evaluation>> = {
  simsiam,
  "solar-gan": solarGan,
  "solar-inversion": solarInversion,
  "solar-latent": solarLatent,
  "solar-real-regions": solarRealRegions,
  "solar-retrieval": solarRetrieval,
  "solar-separation": solarSeparation,
  "solar-simulator": {
    about: "simulated active regions against real ones (needs LATENT_SKY_DATA)",
    run: ({ signal, say }) => {
      let said = performance.now();
      const onProgress = (done: number, total: number, what: string) => {
        if (performance.now() - said < 10_000) return;
        said = performance.now();
        say(`${what}: ${done} of ${total}`);
      };
      return evaluateSimulator(requireData(), { signal, onProgress });
    },
  },
  "solar-usflux": {
    about: "unsigned flux of SHARP 377 against its header (needs LATENT_SKY_DATA)",
    run: async () => evaluateUsflux(requireData()),
  },
};
