import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { OptionError } from "../lib/errors";
import { packageRoot, writeFileAtomic } from "../lib/files";
import type { Evaluation } from "./evaluate/evaluation";
import { evaluations } from "./evaluate/evaluations";
import { runCommand, withStopSignals } from "./runner";

type Evaluations = Readonly<Record<string, Evaluation>>;
const list = (known: Evaluations) => Object.entries(known).map(([name, { about }]) => `  ${name}  ${about}`).join("\n");
const USE = "npm run evaluate -- <name> … [--from FOLDER]";

function commit(): string | null {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: packageRoot(), encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return null;
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: { from: { type: "string" } } });
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError({ expected: "the options of npm run evaluate", found, remedy: `Use ${USE}.`, cause });
  }
}

/**
 * `npm run evaluate -- <name>`; nothing is written after a stop signal.
 * @returns the exit code, 2 for a name that is none
 */
export async function evaluateCommand(
  argv: readonly string[],
  known: Evaluations = evaluations,
  folder = join(packageRoot(), "results"),
): Promise<number> {
  const { values, positionals: names } = parse(argv);
  if (names.length === 0) {
    console.log(`${USE}, one of:\n${list(known)}`);
    return 2;
  }
  const unknown = names.find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    console.error(`latent-sky: expected the name of an evaluation, but found "${unknown}". There are:\n${list(known)}`);
    return 2;
  }
  const { from } = values;
  return withStopSignals(() => console.log("stopping …"), async (signal) => {
    for (const name of names) {
      const say = (line: string) => console.log(`${name}: ${line}`);
      let found: object | undefined;
      try {
        found = await known[name]?.run({ signal, say, ...(from === undefined ? {} : { from }) });
        signal.throwIfAborted();
      } catch (error) {
        if (!signal.aborted) throw error;
        console.log(`${name}: stopped; nothing was written`);
        return 130;
      }
      const file = join(folder, `${name}.json`);
      const command = `npm run evaluate -- ${name}${from === undefined ? "" : ` --from ${from}`}`;
      const record = { ...found, command, commit: commit(), date: new Date().toISOString().slice(0, 10) };
      const was = existsSync(file);
      writeFileAtomic(file, `${JSON.stringify(record, null, 2)}\n`);
      console.log(`results/${name}.json ${was ? "renewed" : "written"}`);
    }
    return 0;
  });
}

runCommand(module, (argv) => evaluateCommand(argv));
