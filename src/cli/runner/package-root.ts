import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the package `latent-sky`, found upwards from this file, so from `src/` and from `dist/src/` alike. */
export function packageRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as { name?: string }).name === "latent-sky")
      return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json named "latent-sky" above ${__dirname}`);
  }
}
