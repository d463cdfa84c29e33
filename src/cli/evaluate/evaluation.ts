import { dataFolder } from "../../lib/notebook";
import { UserError } from "../../lib/errors";

export interface EvaluationOptions {
  /** folder of a training whose checkpoint is to be chosen, judged and shipped; else what is shipped is judged */
  readonly from?: string;
  readonly signal: AbortSignal;
  /** prints a line */
  readonly say: (line: string) => void;
}

/** One long computation: what it needs, and what it finds. */
export interface Evaluation {
  readonly about: string;
  run(options: EvaluationOptions): Promise<object>;
}

/** @throws UserError when LATENT_SKY_DATA names no folder */
export function requireData(): string {
  const folder = dataFolder();
  if (folder !== undefined) return folder;
  throw new UserError({
    expected: "LATENT_SKY_DATA to name a folder with real data",
    found: "none",
    remedy: "See datasets/ for what to fetch and how.",
  });
}
