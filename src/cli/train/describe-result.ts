import type { TrainResult } from "../../lib/training";
import type { TrainArguments } from "./train-arguments";

/** A word of a command line, as a shell reads it back. */
const quote = (word: string) => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The line that ends a training: how far it came and, when it was stopped, the command that goes on with it. */
export function describeResult(name: string, result: TrainResult, asked: TrainArguments, log: string): string {
  const { preset, recipe, steps, folder } = asked;
  const { status, steps: done, resumedFrom } = result;
  if (status === "interrupted" && done === 0) return `${name}: stopped before the first step; run the same command again`;
  if (status === "finished" && resumedFrom > 0 && resumedFrom === done) {
    const more = steps !== undefined && done > steps ? `, more than --steps ${steps}` : "";
    return `${name}: nothing left to do: it already has ${done} steps${more}; log in ${log}`;
  }
  const from = resumedFrom > 0 ? ` (from ${resumedFrom} on in this run)` : "";
  const head = `${name}: ${status} after ${done} steps${from}`;
  if (status === "finished") return `${head}; log in ${log}`;
  const options = [["preset", preset], ["recipe", recipe], ["steps", steps], ["folder", folder]] as const;
  const given = options.filter(([, value]) => value !== undefined).map(([key, value]) => `--${key} ${quote(String(value))}`);
  return `${head}; go on with npm run train -- ${name} ${given.join(" ")} --resume`;
}
