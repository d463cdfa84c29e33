import { OptionError } from "../errors";
import type { Stream } from "../random";

/** Which examples a step sees. */
export interface EpochBatch {
  /** from 0 */
  readonly epoch: number;
  /** `size` different examples, 0 … count - 1 */
  readonly indices: Uint32Array;
}

export interface EpochBatches {
  /** whole batches in an epoch; what is left over waits for another epoch's order */
  readonly epochSteps: number;
  /** the batch of step `index`, from 0; a pure function of the index */
  at(index: number): EpochBatch;
}

export interface EpochBatchesOptions {
  readonly stream: Stream;
  /** examples in all */
  readonly count: number;
  /** examples in a batch */
  readonly size: number;
}

/** The order of `count` examples in an epoch (from 0): a permutation from the stream named `epoch-<epoch>`. */
export const epochPermutation = (stream: Stream, epoch: number, count: number): Uint32Array =>
  stream.stream(`epoch-${epoch}`).permutation(count);

/**
 * Shuffled batches without replacement within an epoch, the incomplete last one dropped.
 * @throws OptionError when a batch holds more examples than there are
 */
export function epochBatches({ stream, count, size }: EpochBatchesOptions): EpochBatches {
  if (!Number.isInteger(size) || !Number.isInteger(count) || size < 1 || size > count) {
    throw new OptionError({
      expected: `batches of 1 to ${count} examples`,
      found: `${size}`,
      remedy: "Make the batch smaller, or give more data.",
    });
  }
  const epochSteps = Math.floor(count / size);
  let shuffled: { readonly epoch: number; readonly order: Uint32Array } | undefined;
  return {
    epochSteps,
    at(index) {
      const epoch = Math.floor(index / epochSteps);
      if (shuffled?.epoch !== epoch) shuffled = { epoch, order: epochPermutation(stream, epoch, count) };
      const from = (index % epochSteps) * size;
      return { epoch, indices: shuffled.order.slice(from, from + size) };
    },
  };
}

/** `size` standard normal numbers for step `index`, from the stream named `step-<index>`. */
export function latentBatch(stream: Stream, index: number, size: number): Float32Array {
  const own = stream.stream(`step-${index}`);
  return Float32Array.from({ length: size }, () => own.normal());
}
