import { UserError, type UserErrorParts } from "../errors";

/** Where and with what a training broke. */
export interface TrainingFailure {
  readonly step: number;
  /** the loss or variable that is no number any more */
  readonly output: string;
  readonly value: number;
  /** the newest whole state on disk, if any */
  readonly checkpoint?: string;
}

/** A training whose losses or weights are no finite numbers any more. */
export class TrainingError extends UserError implements TrainingFailure {
  readonly step: number;
  readonly output: string;
  readonly value: number;
  readonly checkpoint?: string;

  constructor(parts: UserErrorParts, { step, output, value, checkpoint }: TrainingFailure) {
    super(parts);
    this.step = step;
    this.output = output;
    this.value = value;
    this.checkpoint = checkpoint;
  }
}

/** The error for a loss ("loss") or a variable ("variable") that is NaN or infinite. */
export function nonFinite(kind: "loss" | "variable", failure: TrainingFailure): TrainingError {
  const { step, output, value, checkpoint } = failure;
  const back =
    checkpoint === undefined ? "There is no checkpoint to go back to." : `The last good checkpoint is ${checkpoint}.`;
  return new TrainingError(
    {
      expected: kind === "loss" ? "losses that are finite numbers" : "weights that are finite numbers",
      found: `${output} = ${value} at step ${step}`,
      remedy: `${back} Lower the learning rate, or look at the batch of this step.`,
    },
    failure,
  );
}
