import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { OptionError } from "../../lib/errors";
import type { Preset } from "./execute-notebook";
import { packageRoot } from "../../lib/files";

const PRESETS: readonly Preset[] = ["smoke", "workshop", "paper"];

/** Options of every command that runs notebooks; a command names those beside them that it knows. */
const COMMON = ["preset", "kernel", "out", "timeout", "limit", "help"];

/** What the command line asks for. */
export interface RunArguments {
  readonly patterns: readonly string[];
  readonly preset: Preset;
  readonly kernel?: string;
  readonly out: string;
  readonly report: string;
  readonly write: boolean;
  readonly cellTimeout?: number;
  readonly limit?: number;
  readonly help: boolean;
}

export interface RunArgumentsOptions {
  /** options that the command has beside the common ones */
  readonly extra?: readonly ("write" | "report")[];
  /** the preset where the command line names none */
  readonly preset?: string;
}

/** Reads a command line. @throws OptionError for an unknown option or a value that is not offered */
export function parseRunArguments(argv: readonly string[], options: RunArgumentsOptions = {}): RunArguments {
  const { extra = [], preset = "workshop" } = options;
  const { values, positionals } = parse(argv);
  const unknown = Object.keys(values).find((name) => !COMMON.includes(name) && !extra.some((known) => known === name));
  if (unknown !== undefined) throw unknownOption(`--${unknown}`);
  const root = packageRoot();
  return {
    patterns: positionals,
    preset: parsePreset(values.preset ?? preset),
    kernel: values.kernel,
    out: values.out === undefined ? resolve(root, "out") : resolve(values.out),
    report: values.report === undefined ? resolve(root, "report") : resolve(values.report),
    write: values.write ?? false,
    cellTimeout: parseSeconds("--timeout", values.timeout),
    limit: parseSeconds("--limit", values.limit),
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    preset: text,
    kernel: text,
    out: text,
    report: text,
    timeout: text,
    limit: text,
    write: flag,
    help: { ...flag, short: "h" },
  };
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (cause) {
    throw unknownOption(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unknownOption(found: string, cause?: unknown): OptionError {
  return new OptionError({
    expected: "the options of --help",
    found,
    remedy: "Run the command with --help to see them.",
    cause,
  });
}

function parsePreset(value: string): Preset {
  const preset = PRESETS.find((name) => name === value);
  if (preset !== undefined) return preset;
  throw new OptionError({
    expected: `a preset (${PRESETS.join(", ")})`,
    found: `"${value}"`,
    remedy: "Choose one of the three.",
  });
}

function parseSeconds(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new OptionError({
    expected: `a number of seconds for ${option}`,
    found: `"${value}"`,
    remedy: "Give e.g. 60.",
  });
}
