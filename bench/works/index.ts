import { analysisWorks } from "./analysis";
import { trainingWorks } from "./training";
import type { Work } from "./work";

export type { Work } from "./work";
export const works: readonly Work[] = [...analysisWorks, ...trainingWorks];
