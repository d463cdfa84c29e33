import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { OptionError } from "../../lib/errors";
import { packageRoot } from "../../lib/files";
import type { PresetName } from "../../lib/notebook";

const PRESETS: readonly PresetName[] = ["smoke", "workshop", "paper"];

/** What the command line asks for. */
export interface TrainArguments {
  /** undefined: list what there is */
  readonly name?: string;
  readonly preset: PresetName;
  readonly steps?: number;
  /** one of the training's own recipes, by name */
  readonly recipe?: string;
  readonly resume: boolean;
  readonly folder: string;
}

function wrong(expected: string, found: string, remedy: string, cause?: unknown): OptionError {
  return new OptionError({ expected, found, remedy, cause });
}

const USE = "Use npm run train -- <name> [--preset smoke|workshop|paper] [--recipe NAME] [--steps N] [--resume] [--folder DIR].";

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { preset: text, steps: text, recipe: text, folder: text, resume: flag, help: { ...flag, short: "h" } },
    });
  } catch (cause) {
    throw wrong("the options of npm run train", cause instanceof Error ? cause.message : String(cause), USE, cause);
  }
}

function parsePreset(value: string): PresetName {
  const preset = PRESETS.find((name) => name === value);
  if (preset !== undefined) return preset;
  throw wrong(`a preset (${PRESETS.join(", ")})`, `"${value}"`, "Choose one of the three.");
}

function parseSteps(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const steps = Number(value);
  if (Number.isSafeInteger(steps) && steps > 0 && value.trim() !== "") return steps;
  throw wrong("--steps to be a whole number of at least 1", `"${value}"`, "Give e.g. --steps 40000.");
}

/** Reads a command line. @throws OptionError for an unknown option or a value that is not offered */
export function parseTrainArguments(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): TrainArguments {
  const { values, positionals } = parse(argv);
  const [name, ...more] = positionals;
  if (more.length > 0) throw wrong("one training at a time", positionals.map((one) => `"${one}"`).join(", "), USE);
  return {
    name: values.help === true ? undefined : name,
    preset: parsePreset(values.preset ?? (environment.LATENT_SKY_PRESET || "workshop")),
    steps: parseSteps(values.steps),
    ...(values.recipe === undefined ? {} : { recipe: values.recipe }),
    resume: values.resume ?? false,
    folder: values.folder === undefined ? join(packageRoot(), "out", "train", name ?? "") : resolve(values.folder),
  };
}
