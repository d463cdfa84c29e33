import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { OptionError, UserError } from "../lib/errors";
import {
  findNotebooks, formatTotals, packageRoot, runNotebooks, withStopSignals, type Preset, type RunOptions,
} from "./runner";

const HELP = `npm run figures -- [NOTEBOOK ...] [options]

Runs notebooks in a fresh Jupyter kernel, checks what they gave, and prints one line each.

NOTEBOOK          a file, a glob on the name ("solar/*") or a part of it ("solar/03"); all notebooks without one

--preset NAME     smoke, workshop or paper; default LATENT_SKY_PRESET, else workshop
--kernel NAME     another kernel than the notebook's, e.g. tslab
--write           put the outputs of notebooks that passed into notebooks/ (workshop preset, no LATENT_SKY_DATA)
--out DIR         where executed notebooks and results.json go, in a subfolder named like the preset; default out
--timeout S       seconds for each cell that sets no limit itself (metadata.latent_sky.timeout_s)
--limit S         seconds for each notebook
--help            this text

Exit code 0: every notebook passed; 1: one failed, or the run could not begin; 130, 143: stopped by a signal.
`;

const PRESETS: readonly Preset[] = ["smoke", "workshop", "paper"];

/** What the command line of `npm run figures` asks for. */
export interface FiguresArguments extends Pick<RunOptions, "preset" | "kernel" | "write" | "cellTimeout" | "limit" | "out"> {
  readonly patterns: readonly string[];
  readonly help: boolean;
}

/** Reads the command line. @throws OptionError for an unknown option or a value that is not offered */
export function parseFiguresArguments(argv: readonly string[], environment = process.env): FiguresArguments {
  const { values, positionals } = parse(argv);
  const preset = parsePreset(values.preset ?? (environment.LATENT_SKY_PRESET || "workshop"));
  const write = values.write ?? false;
  if (write && (preset !== "workshop" || values.kernel !== undefined)) {
    throw new OptionError({
      expected: "--write with the preset workshop and the notebooks' own kernel",
      found: values.kernel === undefined ? `the preset "${preset}"` : `--kernel ${values.kernel}`,
      remedy: "Committed notebooks carry the outputs of the workshop run; leave the other option out.",
    });
  }
  return {
    patterns: positionals, preset, write, kernel: values.kernel, help: values.help ?? false,
    out: values.out === undefined ? resolve(packageRoot(), "out") : resolve(values.out),
    cellTimeout: parseSeconds("--timeout", values.timeout), limit: parseSeconds("--limit", values.limit),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv], allowPositionals: true,
      options: {
        preset: { type: "string" }, kernel: { type: "string" }, write: { type: "boolean" }, out: { type: "string" },
        timeout: { type: "string" }, limit: { type: "string" }, help: { type: "boolean", short: "h" },
      },
    });
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError({ expected: "the options of --help", found, remedy: "See `npm run figures -- --help`.", cause });
  }
}

function parsePreset(value: string): Preset {
  const preset = PRESETS.find((name) => name === value);
  if (preset !== undefined) return preset;
  throw new OptionError({ expected: `a preset (${PRESETS.join(", ")})`, found: `"${value}"`, remedy: "Choose one of the three." });
}

function parseSeconds(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new OptionError({ expected: `a number of seconds for ${option}`, found: `"${value}"`, remedy: "Give e.g. 60." });
}

/** The command `figures`. @returns the exit code */
export async function figures(argv: readonly string[], log: (line: string) => void = console.log): Promise<number> {
  const { patterns, help, ...options } = parseFiguresArguments(argv);
  if (help) {
    log(HELP);
    return 0;
  }
  const root = packageRoot();
  const notebooks = findNotebooks(resolve(root, "notebooks"), patterns);
  if (options.write && process.env.LATENT_SKY_DATA) log("--write: runs without LATENT_SKY_DATA");
  const begun = performance.now();
  return withStopSignals(log, async (signal) => {
    const { notebooks: results } = await runNotebooks(notebooks, { ...options, signal, log });
    log(formatTotals(results, (performance.now() - begun) / 1000));
    log(`executed notebooks and results.json: ${relative(process.cwd(), resolve(options.out, options.preset)) || "."}`);
    return results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;
  });
}

if (require.main === module) {
  figures(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(error instanceof UserError ? error.message : error);
      process.exitCode = 1;
    },
  );
}
