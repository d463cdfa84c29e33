import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { root, sitePackages, venv, venvBin, windows } from "./paths.mjs";
import { firstLine, reason, run, SetUpError } from "./shell.mjs";
import { keyOf } from "./stamps.mjs";

const probe = "import sys; print('%d.%d.%d' % sys.version_info[:3], sys.executable)";

/** The Python to build .venv with: LATENT_SKY_PYTHON, else the first one of at least 3.10 on the path. */
export function findPython() {
  const forced = process.env.LATENT_SKY_PYTHON;
  const names = forced ? [forced] : windows ? ["py", "python"] : ["python3", "python3.13", "python3.12", "python3.11", "python3.10", "python"];
  let seen;
  for (const name of names) {
    const line = firstLine(name, ["-c", probe]);
    if (line === undefined) continue;
    const [version, ...path] = line.split(" ");
    const [major, minor] = version.split(".").map(Number);
    if (major === 3 && minor >= 10) return { command: name, version, path: path.join(" ") };
    seen ??= `${name} ${version}`;
  }
  throw new SetUpError(
    `expected Python 3.10 or newer${forced ? " at LATENT_SKY_PYTHON" : ""}, but found ${seen ?? "none"}. Install it (Debian: apt install python3 python3-venv), or set LATENT_SKY_PYTHON to one.`,
  );
}

/** Makes .venv; without ensurepip (Debian splits it off) the system's pip is used to fill it. @returns the pip command */
async function makeEnvironment(python, log) {
  rmSync(venv, { recursive: true, force: true });
  const whole = await run(python.command, ["-m", "venv", venv], { log });
  if (whole.code === 0) return [venvBin("python"), "-m", "pip"];
  rmSync(venv, { recursive: true, force: true });
  const bare = await run(python.command, ["-m", "venv", "--without-pip", venv], { log });
  if (bare.code === 0 && firstLine(python.command, ["-m", "pip", "--version"]) !== undefined) {
    return [python.command, "-m", "pip", "--python", venvBin("python")];
  }
  rmSync(venv, { recursive: true, force: true });
  throw new SetUpError(
    `Python ${python.version} cannot make a virtual environment (${reason(whole.output)}). Install its venv module (Debian: apt install python3-venv), or set LATENT_SKY_PYTHON to a Python that has it.`,
  );
}

export async function pipInstall(pip, args, log) {
  const [command, ...before] = pip;
  return run(command, [...before, "install", "--quiet", "--disable-pip-version-check", "--no-input", ...args], { log });
}

/** The pip of a .venv that is already there. */
export function venvPip() {
  if (existsSync(venvBin("pip"))) return [venvBin("python"), "-m", "pip"];
  return [findPython().command, "-m", "pip", "--python", venvBin("python")];
}

/** The files that pip says it installed for Jupyter: every one, or only what a half-made package would lack (package roots, modules). */
function installedFiles(whole) {
  const site = sitePackages();
  const distributions = readdirSync(site).filter((name) => name.endsWith(".dist-info") && !/^(tensorflow|nvidia)/.test(name));
  return distributions.flatMap((name) => {
    const record = join(site, name, "RECORD");
    if (!existsSync(record)) return [relative(root, record)];
    const files = readFileSync(record, "utf8").split("\n").map((line) => line.replace(/,[^,]*,[^,]*$/, "").replace(/^"|"$/g, ""));
    const counted = files.filter((file) => file !== "" && !file.endsWith(".pyc") && !file.startsWith("../../../etc/"));
    const kept = whole ? counted : counted.filter((file) => /^[^/]+(\/[^/]+)?\/__init__\.py$|^[^/]+\.(py|so)$|\/METADATA$/.test(file));
    return kept.map((file) => relative(root, join(site, file)));
  });
}

export const jupyter = {
  name: "jupyter",
  about: "Jupyter in .venv from requirements.txt",
  /** a slower look than the one before every command: is each file of each package there? */
  whole: () => existsSync(sitePackages()) && installedFiles(true).every((file) => existsSync(join(root, file))),
  key: () => keyOf({ file: "requirements.txt" }, process.env.LATENT_SKY_PYTHON ?? ""),
  async run(log) {
    const python = findPython();
    const pip = await makeEnvironment(python, log);
    const result = await pipInstall(pip, ["-r", join(root, "requirements.txt")], log);
    if (result.code !== 0) {
      rmSync(venv, { recursive: true, force: true });
      throw new SetUpError(`pip could not install requirements.txt: ${reason(result.output)}`);
    }
    const programs = ["python", "jupyter"].map((name) => relative(root, venvBin(name)));
    return { note: `Python ${python.version}`, outputs: [...programs, ...installedFiles(false)] };
  },
};
