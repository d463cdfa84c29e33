import type { PresetName } from "../../lib/notebook";
import type { TrainOptions, TrainResult } from "../../lib/training";

/** What a command line asks of a training. */
export interface TrainingOptions {
  readonly preset: PresetName;
  /** steps in all, where the command line overrides the preset's */
  readonly steps?: number;
  /** one of the training's own recipes, by name; its default where left out */
  readonly recipe?: string;
  /** where states and log are; a training may put more here */
  readonly folder: string;
  /** to be spread into `train`: stopping, the progress line, the log, states in the folder */
  readonly hooks: Required<Pick<TrainOptions, "signal" | "onProgress" | "onLog" | "checkpoint">>;
  /** prints a line beside the progress */
  readonly say: (line: string) => void;
}

/** A model that can be trained from the command line. */
export interface Training {
  /** one line for the list of trainings */
  readonly about: string;
  run(options: TrainingOptions): Promise<TrainResult>;
}
