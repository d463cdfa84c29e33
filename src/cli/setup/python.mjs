import { existsSync, readdirSync, rmSync } from "node:fs";
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

export const jupyter = {
  name: "jupyter",
  about: "Jupyter in .venv from requirements.txt",
  key: () => keyOf({ file: "requirements.txt" }, process.env.LATENT_SKY_PYTHON ?? ""),
  async run(log) {
    const python = findPython();
    const pip = await makeEnvironment(python, log);
    const result = await pipInstall(pip, ["-r", join(root, "requirements.txt")], log);
    if (result.code !== 0) {
      rmSync(venv, { recursive: true, force: true });
      throw new SetUpError(`pip could not install requirements.txt: ${reason(result.output)}`);
    }
    const site = sitePackages();
    const records = readdirSync(site).filter((name) => name.endsWith(".dist-info")).map((name) => relative(root, join(site, name, "RECORD")));
    const roots = ["jupyterlab/__init__.py", "nbclient/__init__.py", "jupyter_client/__init__.py", "zmq/__init__.py"].map((path) => relative(root, join(site, path)));
    return { note: `Python ${python.version}`, outputs: [relative(root, venvBin("python")), relative(root, venvBin("jupyter")), ...roots, ...records] };
  },
};
