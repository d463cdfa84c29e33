import type { CellLanguage } from "./cell-language";
import type { Run, Runs } from "./runs";

export interface InterruptParts {
  readonly runs: Runs;
  readonly language: () => CellLanguage | undefined;
  /** ms that code which listens to its signal has to end by itself */
  readonly grace: number;
}

/**
 * The stop button: aborts the signal of the running code, and cuts off what has not ended after the grace time.
 * A second press cuts off at once. What is cut off may go on inside, as promises do; its signal stays aborted.
 */
export function createInterrupt({ runs, language, grace }: InterruptParts): () => void {
  const cutOff = (run: Run): void => {
    if (run.ended) return;
    run.cutOff();
    language()?.interrupt();
  };
  return () => {
    const fresh = runs.abort();
    for (const run of runs.active) {
      if (fresh.includes(run)) setTimeout(() => cutOff(run), grace).unref();
      else cutOff(run);
    }
  };
}
