import type { Work } from "../work";
import { cinnStep } from "./cinn-step";
import { cosmoganQuarterStep, exoganStep } from "./dcgan-steps";
import { solarGanRecomputed, solarGanShared } from "./solar-gan";

export const trainingWorks: readonly Work[] = [solarGanShared, solarGanRecomputed, exoganStep, cosmoganQuarterStep, cinnStep];
