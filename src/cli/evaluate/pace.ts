import { setImmediate as nextTurn } from "node:timers/promises";
import type { EvaluationOptions } from "./evaluation";

/** Keeps a long computation talking, and able to be stopped. */
export interface Pace {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /**
   * Lets the event loop turn, so that a stop signal is heard; says how far a stage is, at most every 10 s.
   * @throws the signal's reason when it is aborted
   */
  turn(stage: string, done: number, of: number): Promise<void>;
}

export interface PaceOptions {
  /** ms between lines, default 10,000 */
  readonly every?: number;
  readonly now?: () => number;
}

export function makePace({ signal, say }: Pick<EvaluationOptions, "signal" | "say">, options: PaceOptions = {}): Pace {
  const { every = 10_000, now = () => performance.now() } = options;
  let said = now();
  return {
    signal,
    say: (line) => {
      said = now();
      say(line);
    },
    async turn(stage, done, of) {
      await nextTurn();
      signal.throwIfAborted();
      if (now() - said < every) return;
      said = now();
      say(`${stage}: ${done} of ${of}`);
    },
  };
}
