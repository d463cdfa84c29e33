import type { Stream } from "../../lib/random";
import { augmentPatches, type AugmentOptions } from "../../lib/solar/augment";
import { epochBatches } from "../../lib/training";
import { imagesOfSet } from "../solar/generated-regions";
import type { RegionSet } from "../solar/region-set-file";

export interface ViewOptions {
  /** images of the set to train on */
  readonly chosen: Int32Array;
  /** patches of a step */
  readonly batch: number;
  readonly stream: Stream;
  readonly augment?: AugmentOptions;
}

/** Two augmented views of each patch of a step. */
export interface ViewBatches {
  readonly epochSteps: number;
  /** the views of step `index`, from 0, each [batch, 128, 128, 1] in kG; a pure function of the index */
  at(index: number): { readonly first: Float32Array; readonly second: Float32Array };
}

/** Shuffled batches of a set, each epoch in an order of its own, in two views drawn anew for every step. */
export function viewBatches(set: RegionSet, { chosen, batch, stream, augment }: ViewOptions): ViewBatches {
  const batches = epochBatches({ stream: stream.stream("order"), count: chosen.length, size: batch });
  return {
    epochSteps: batches.epochSteps,
    at(index) {
      const patches = imagesOfSet(
        set,
        Int32Array.from(batches.at(index).indices, (k) => chosen[k]),
      );
      const draws = stream.stream(`step-${index}`);
      const view = () => augmentPatches(patches, draws, augment).data;
      return { first: view(), second: view() };
    },
  };
}
