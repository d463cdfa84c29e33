import { join } from "node:path";
import { runCommand, withStopSignals } from "./runner";
import { describeResult } from "./train/describe-result";
import { progressLine, type ProgressLine } from "./train/progress-line";
import { takeFolder } from "./train/take-folder";
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

async function runTraining(
  name: string,
  training: Training,
  asked: TrainArguments,
  line: ProgressLine,
): Promise<number> {
  const { preset, recipe, steps, folder, resume } = asked;
  const unlock = takeFolder(asked);
  try {
    const say = (text: string) => line.say(`${name}: ${text}`);
    let stepping = false;
    const stopping = (text: string) => say(`${text.split(":", 1)[0]}: stopping ${stepping ? "after this step " : ""}…`);
    return await withStopSignals(stopping, async (signal) => {
      const log = join(folder, LOG);
      const write = trainingLog(log);
      const onProgress: ProgressLine["show"] = (progress) => {
        stepping = true;
        line.show(progress);
      };
      const onLog: typeof write = (entry) => {
        stepping = true;
        write(entry);
      };
      const hooks = { signal, onProgress, onLog, checkpoint: { folder, resume, onNote: say } };
      try {
        const result = await training.run({ preset, recipe, steps, folder, hooks, say });
        line.say(describeResult(name, result, asked, log));
        return result.status === "finished" ? 0 : 130;
      } catch (error) {
        // what comes before the first step, the simulation of regions, throws the signal's reason
        if (!signal.aborted || error !== signal.reason || stepping) throw error;
        say("stopped while simulating; what is made is kept, run the same command again");
        return 130;
      }
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
