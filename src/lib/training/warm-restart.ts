import { readCheckpoint, type ModelCard } from "../io/checkpoint";
import type { StateVariable } from "./types";

export interface WarmRestart {
  /** for the notes of the new card */
  readonly note: string;
  /** the card of the checkpoint that the training goes on from */
  readonly card: ModelCard;
  /** sha256 of its weights */
  readonly sha256: string;
}

/**
 * Loads shipped weights into variables, to train on with fresh optimiser moments; this is not the resumption of a run.
 * @throws FileFormatError when the checkpoint is not whole or its tensors are not these variables
 */
export function warmRestart(folder: string, variables: readonly StateVariable[]): WarmRestart {
  const expected = Object.fromEntries(variables.map(({ name, shape }) => [name, shape]));
  const { name, tensors, card, sha256, dtype } = readCheckpoint(folder, { expected });
  for (const variable of variables) {
    const stored = tensors.get(variable.name);
    if (stored !== undefined) variable.load(stored.data);
  }
  const note =
    `Warm restart: began with the ${dtype} weights of "${name}" (sha256 ${sha256.slice(0, 16)}, ` +
    `${card.steps} steps, ${card.date}) and fresh optimiser moments.`;
  return { note, card, sha256 };
}
