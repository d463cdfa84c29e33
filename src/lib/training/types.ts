/** A named float32 array that a step reads and writes: weights, optimiser moments, running statistics, step counts. */
export interface StateVariable {
  readonly name: string;
  readonly shape: readonly number[];
  data(): Float32Array;
  load(values: Float32Array): void;
}

/** One training step: typed arrays in, typed arrays out. Outputs of length 1 are losses. */
export interface Step {
  run(inputs: Readonly<Record<string, Float32Array>>): Readonly<Record<string, Float32Array>>;
}

/** Means of outputs by name. */
export type Losses = Readonly<Record<string, number>>;

/** What is kept of one epoch: the means of its outputs, and what `onEpoch` found. Epochs count from 1. */
export interface EpochRecord {
  readonly epoch: number;
  readonly step: number;
  readonly losses: Losses;
  readonly scores: Losses;
}

/**
 * What a training left behind, to be drawn with `lossCurve(history.losses, { steps: history.steps })`: the mean of
 * every output over equal runs of steps, and the last step of each run. At most 2,000 points: runs double in length.
 */
export interface History {
  readonly steps: readonly number[];
  readonly losses: Readonly<Record<string, readonly number[]>>;
  readonly epochs: readonly EpochRecord[];
}

export interface TrainProgress {
  /** steps done, of `steps` in all */
  readonly step: number;
  readonly steps: number;
  /** the running epoch, from 1; 0 where there are none */
  readonly epoch: number;
  /** outputs of the latest step */
  readonly losses: Losses;
  readonly stepsPerSecond: number;
  readonly remainingSeconds: number;
}

/** A point of the history that was just finished. */
export interface LogPoint {
  readonly step: number;
  readonly epoch: number;
  readonly losses: Losses;
}

/** What a log keeps: a point of the history, or an epoch (with its scores). */
export type LogEntry = LogPoint | EpochRecord;

export interface EpochReport {
  readonly epoch: number;
  readonly step: number;
  /** means over the epoch */
  readonly losses: Losses;
  /** the epochs before this one */
  readonly earlier: readonly EpochRecord[];
}

export interface TrainCheckpointOptions {
  /** where the two newest states are kept */
  readonly folder: string;
  /** steps between two states (500); one more is written at the end and when the training is stopped */
  readonly everySteps?: number;
  /** goes on from the newest whole state of the folder, if there is one (false: refuses a folder with states) */
  readonly resume?: boolean;
  /** writes a file so that it is there whole or not at all (writeFileAtomic) */
  readonly write?: (path: string, content: Uint8Array) => void;
  /** called, when a run is resumed, with what its reader should know: that a damaged state was passed over */
  readonly onNote?: (note: string) => void;
}

export interface TrainOptions {
  readonly step: Step;
  /** everything that the step changes */
  readonly state: readonly StateVariable[];
  /** the inputs of step `index`, from 0; a pure function of the index, so that a resumed run sees the same batches */
  readonly batch: (index: number) => Readonly<Record<string, Float32Array>>;
  /** steps in all, those of an earlier part of the run included */
  readonly steps: number;
  /** outputs to record (all of length 1) */
  readonly losses?: readonly string[];
  readonly epochSteps?: number;
  /** called after each epoch; what it returns is kept as the scores of the epoch */
  readonly onEpoch?: (report: EpochReport) => Losses | void | Promise<Losses | void>;
  readonly checkpoint?: TrainCheckpointOptions;
  readonly signal?: AbortSignal;
  /** called about 20 times a second, and at the end */
  readonly onProgress?: (progress: TrainProgress) => void;
  /** called with each point of the history, and with each epoch after `onEpoch` */
  readonly onLog?: (entry: LogEntry) => void;
  /** steps that the first points of the history are means of (1) */
  readonly logSteps?: number;
  /** what else a resumed run must agree on: sizes, learning rates, seed; plain JSON */
  readonly config?: Readonly<Record<string, unknown>>;
}

export interface TrainResult {
  readonly status: "finished" | "interrupted";
  /** steps done in all */
  readonly steps: number;
  /** the step that this part of the run began after: 0 unless it was resumed */
  readonly resumedFrom: number;
  /** what `checkpoint.onNote` was called with */
  readonly notes: readonly string[];
  readonly history: History;
}
