import { analysisWorks } from "./analysis";
import { hnswWorks } from "./hnsw";
import { linearSvmWorks } from "./linear-svm";
import { simSiamTrainingStep } from "./simsiam";
import { trainingWorks } from "./training";
import type { Work } from "./work";

export type { Work } from "./work";
export const works: readonly Work[] = [...analysisWorks, ...hnswWorks, ...linearSvmWorks, simSiamTrainingStep, ...trainingWorks];
