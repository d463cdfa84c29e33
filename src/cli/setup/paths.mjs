import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const windows = process.platform === "win32";
export const venv = join(root, ".venv");
export const stateFolder = join(root, ".setup");
export const venvBin = (name) => (windows ? join(venv, "Scripts", `${name}.exe`) : join(venv, "bin", name));

/** The site-packages folder of the virtual environment; a name that does not exist when there is none yet. */
export function sitePackages() {
  if (windows) return join(venv, "Lib", "site-packages");
  const lib = join(venv, "lib");
  const python = existsSync(lib) ? readdirSync(lib).find((name) => name.startsWith("python3")) : undefined;
  return join(lib, python ?? "python3", "site-packages");
}
