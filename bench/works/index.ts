import { analysisWorks } from "./analysis";
import { hnswWorks } from "./hnsw";
import { simSiamTrainingStep } from "./simsiam";
import { trainingWorks } from "./training";
import type { Work } from "./work";

export type { Work } from "./work";
export const works: readonly Work[] = [...analysisWorks, ...hnswWorks, simSiamTrainingStep, ...trainingWorks];
