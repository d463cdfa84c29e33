import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../lib/errors";
import { packageRoot, writeFileAtomic } from "../lib/files";
import { dataFolder } from "../lib/notebook";
import { evaluateUsflux } from "../lib/solar";

/** One long computation: what it needs, and what it finds. */
interface Evaluation {
  readonly about: string;
  run(): Promise<object>;
}

function requireData(): string {
  const folder = dataFolder();
  if (folder !== undefined) return folder;
  throw new UserError({
    expected: "LATENT_SKY_DATA to name a folder with real data",
    found: "none",
    remedy: "See datasets/ for what to fetch and how.",
  });
}

const evaluations: Readonly<Record<string, Evaluation>> = {
  "solar-usflux": {
    about: "unsigned flux of SHARP 377 against its header (needs LATENT_SKY_DATA)",
    run: async () => evaluateUsflux(requireData()),
  },
};

function commit(): string | null {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: packageRoot(), encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return null;
  }
}

async function main(names: readonly string[]): Promise<number> {
  const known = Object.entries(evaluations).map(([name, { about }]) => `  ${name}  ${about}`).join("\n");
  if (names.length === 0) {
    console.log(`npm run evaluate -- <name>, one of:\n${known}`);
    return 2;
  }
  for (const name of names) {
    const evaluation = evaluations[name];
    if (evaluation === undefined) {
      console.error(`latent-sky: expected the name of an evaluation, but found "${name}". There are:\n${known}`);
      return 2;
    }
    const found = await evaluation.run();
    const file = join(packageRoot(), "results", `${name}.json`);
    const record = { ...found, command: `npm run evaluate -- ${name}`, commit: commit(), date: new Date().toISOString().slice(0, 10) };
    const was = existsSync(file);
    writeFileAtomic(file, `${JSON.stringify(record, null, 2)}\n`);
    console.log(`results/${name}.json ${was ? "renewed" : "written"}`);
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`latent-sky: ${error instanceof UserError ? error.message : String((error as Error).stack)}`);
    process.exitCode = 1;
  },
);
