import { existsSync } from "node:fs";
import { join } from "node:path";
import { setUp } from "./setup/set-up.mjs";
import { root, venvBin } from "./setup/paths.mjs";
import { runInherited } from "./setup/shell.mjs";

const node = process.execPath;
const bin = (name) => join(root, "node_modules", name);
const compiled = (name) => join(root, "dist/src/cli", name);

/** Type check, lint and import rules, tests; all run even when an earlier one fails. */
async function test(args) {
  const env = { ...process.env, TZ: "UTC" };
  const checks =
    args.length > 0
      ? []
      : [
          ["type check", [bin("typescript/bin/tsc"), "-p", "tsconfig.check.json"]],
          ["type check of scripts", [bin("typescript/bin/tsc"), "-p", "tsconfig.scripts.json"]],
          ["lint", [bin("eslint/bin/eslint.js"), "--max-warnings", "0", "."]],
          ["import rules", [bin("dependency-cruiser/bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs", "src", "kernels"]],
        ];
  checks.push(["tests", [bin("mocha/bin/mocha.js"), ...(args.length > 0 ? args : ["test/**/*.test.ts"])]]);
  const failed = [];
  for (const [name, command] of checks) {
    if ((await runInherited(node, command, { env })) !== 0) failed.push(name);
  }
  if (failed.length > 0) console.error(`latent-sky: failed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

const commands = {
  setup: { about: "set up everything, retrying what failed before", retry: true, run: async () => 0 },
  figures: { about: "run notebooks and check them", run: (args) => runInherited(node, [compiled("figures.js"), ...args]) },
  nightly: { about: "run every notebook, write report/index.html", run: (args) => runInherited(node, [compiled("nightly.js"), ...args]) },
  evaluate: { about: "run a long evaluation into results/", run: (args) => runInherited(node, [compiled("evaluate.js"), ...args]) },
  train: { about: "train a model, or go on with a training", run: (args) => runInherited(node, [compiled("train.js"), ...args]) },
  fetch: { about: "fetch data from public archives", run: (args) => runInherited(node, [compiled("fetch.js"), ...args]) },
  bench: { about: "time our work beside a peer's", run: (args) => runInherited(node, ["--import", "tsx", join(root, "bench/run.ts"), ...args]) },
  lab: { about: "open JupyterLab", run: (args) => runInherited(venvBin("jupyter"), ["lab", ...args]) },
  test: { about: "type check, lint, tests, notebooks in smoke", run: test },
};

/** Runs one command by name, after the set-up it needs. @returns the exit code */
export async function main(name, args) {
  if (name === "doctor") return (await import("./doctor.mjs")).doctor(args);
  const command = commands[name];
  if (command === undefined) {
    const known = Object.entries(commands).map(([key, { about }]) => `  npm run ${key.padEnd(9)} ${about}`);
    console.error(`latent-sky: expected a command, but found "${name}". Use one of:\n${known.join("\n")}\n  npm run doctor    what is here, what is missing`);
    return 2;
  }
  const ready = await setUp({ retryFailed: command.retry === true });
  if (!ready) return 1;
  if (!existsSync(join(root, "dist/src/index.js"))) {
    console.error("latent-sky: the library is not compiled. Run npm run setup and read what it prints.");
    return 1;
  }
  return command.run(args);
}
