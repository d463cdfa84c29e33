import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

let found: string | undefined;

/** The folder of the checkout: the nearest one above this file whose package.json is named latent-sky. */
export function packageRoot(): string {
  for (let folder = __dirname; found === undefined; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as { name?: string }).name === "latent-sky") found = folder;
    else if (dirname(folder) === folder) throw new Error(`no package.json of latent-sky above ${__dirname}`);
  }
  return found;
}
