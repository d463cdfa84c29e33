import { relative, resolve } from "node:path";
import { OptionError } from "../lib/errors";
import { packageRoot } from "../lib/files";
import {
  findNotebooks,
  formatTotals,
  parseRunArguments,
  runCommand,
  runNotebooks,
  withStopSignals,
  type RunArguments,
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

Exit code 0: every notebook passed; 1: one failed, or the run could not begin; 129, 130, 143: stopped by a signal.`;

/** The command `npm run figures`. @returns the exit code @throws UserError when the run cannot begin */
export async function figures(argv: readonly string[], log: (line: string) => void = console.log): Promise<number> {
  const preset = process.env.LATENT_SKY_PRESET || "workshop";
  const { patterns, help, ...options } = parseRunArguments(argv, { extra: ["write"], preset });
  if (help) {
    log(HELP);
    return 0;
  }
  checkWrite(options);
  const notebooks = findNotebooks(resolve(packageRoot(), "notebooks"), patterns);
  if (options.write && process.env.LATENT_SKY_DATA) log("--write: the notebooks run without LATENT_SKY_DATA");
  const begun = performance.now();
  return withStopSignals(log, async (signal) => {
    const { notebooks: results } = await runNotebooks(notebooks, { ...options, signal, log });
    log(formatTotals(results, (performance.now() - begun) / 1000));
    log(`executed notebooks and results.json: ${relative(process.cwd(), resolve(options.out, options.preset)) || "."}`);
    return results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;
  });
}

function checkWrite({ write, preset, kernel }: Pick<RunArguments, "write" | "preset" | "kernel">): void {
  if (!write || (preset === "workshop" && kernel === undefined)) return;
  throw new OptionError({
    expected: "--write with the preset workshop and the notebooks' own kernel",
    found: kernel === undefined ? `the preset "${preset}"` : `--kernel ${kernel}`,
    remedy: "Committed notebooks carry the outputs of the workshop run; leave the other option out.",
  });
}

runCommand(module, figures);
