import { join } from "node:path";
import { UserError } from "../lib/errors";
import type { TrainResult } from "../lib/training";
import { lockFolder, runCommand, withStopSignals } from "./runner";
import { progressLine, type ProgressLine } from "./train/progress-line";
import { parseTrainArguments, type TrainArguments } from "./train/train-arguments";
import type { Training } from "./train/training";
import { trainingLog } from "./train/training-log";
import { trainings } from "./train/trainings";

const LOG = "log.jsonl";

function list(known: Readonly<Record<string, Training>>): string {
  return (
    Object.entries(known)
      .map(([name, { about }]) => `  ${name}  ${about}`)
      .join("\n") || "  none yet"
  );
}

function lock(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const remedy = "Wait for that training to end, or give this one its own folder with --folder DIR.";
    throw new UserError({ expected: error.expected, found: error.found, remedy, cause: error });
  }
}

function describeResult(name: string, result: TrainResult, { folder, preset, recipe, steps }: TrainArguments): string {
  const options = [["preset", preset], ["recipe", recipe], ["steps", steps], ["folder", folder]] as const;
  const given = options.filter(([, value]) => value !== undefined).map(([key, value]) => `--${key} ${value}`);
  const from = result.resumedFrom > 0 ? ` (from ${result.resumedFrom} on in this run)` : "";
  const head = `${name}: ${result.status} after ${result.steps} steps${from}`;
  if (result.status === "finished") return `${head}; log in ${join(folder, LOG)}`;
  return `${head}; go on with npm run train -- ${name} ${given.join(" ")} --resume`;
}

async function runTraining(
  name: string,
  training: Training,
  asked: TrainArguments,
  line: ProgressLine,
): Promise<number> {
  const { preset, recipe, steps, folder, resume } = asked;
  const unlock = lock(folder);
  try {
    const say = (text: string) => line.say(`${name}: ${text}`);
    const stopping = (text: string) => say(`${text.split(":", 1)[0]}: stopping after this step …`);
    return await withStopSignals(stopping, async (signal) => {
      const onLog = trainingLog(join(folder, LOG));
      const hooks = { signal, onProgress: line.show, onLog, checkpoint: { folder, resume } };
      const result = await training.run({ preset, recipe, steps, folder, hooks, say });
      for (const note of result.notes) say(note);
      line.say(describeResult(name, result, asked));
      return result.status === "finished" ? 0 : 130;
    });
  } finally {
    line.clear();
    unlock();
  }
}

/** `npm run train -- <name>`: @returns the exit code, 2 for a name that is none */
export async function trainCommand(
  argv: readonly string[],
  known: Readonly<Record<string, Training>> = trainings,
  line: (name: string) => ProgressLine = progressLine,
): Promise<number> {
  const asked = parseTrainArguments(argv);
  const { name } = asked;
  if (name === undefined) {
    console.log(
      `npm run train -- <name> [--preset smoke|workshop|paper] [--recipe NAME] [--steps N] [--resume] [--folder DIR]\n${list(known)}`,
    );
    return argv.length === 0 ? 2 : 0;
  }
  const training = Object.hasOwn(known, name) ? known[name] : undefined;
  if (training === undefined) {
    console.error(`latent-sky: expected the name of a training, but found "${name}". There are:\n${list(known)}`);
    return 2;
  }
  return runTraining(name, training, asked, line(name));
}

runCommand(module, (argv) => trainCommand(argv));
